package org.nearchive.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.person.Persons;

/** The spellings of persons' names in one state of an index, read from its terms. */
final class SpellingTerms implements Persons.Spellings {
    private final IndexReader reader;
    private final Map<String, Collection<String>> read = new ConcurrentHashMap<>();

    private volatile Persons.@Nullable Roll roll;
    private volatile @Nullable List<String> holders;

    SpellingTerms(IndexReader reader) {
        this.reader = reader;
    }

    /** Who is who among them; made once. */
    Persons.Roll roll(Persons who) {
        Persons.Roll made = roll;
        if (made == null) {
            made = who.in(this);
            roll = made;
        }
        return made;
    }

    /** Titles and family names that stand with each other, as ids. */
    List<String> holders() {
        List<String> made = holders;
        if (made == null) {
            made = List.copyOf(beginning(Fields.ENTITY, FieldPerson.HOLDER, FieldPerson.HOLDER));
            holders = made;
        }
        return made;
    }

    @Override
    public Collection<String> withKey(String key) {
        return read.computeIfAbsent(key, this::read);
    }

    private Collection<String> read(String key) {
        return new ArrayList<>(beginning(PersonFields.KEY, key + PersonFields.BORDER, ""));
    }

    /** @param before put before what follows the beginning */
    private Set<String> beginning(String field, String begin, String before, int most) {
        Set<String> found = new TreeSet<>();
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                Terms terms = leaf.reader().terms(field);
                if (terms != null) {
                    add(terms.iterator(), new BytesRef(begin), leaf.reader().getLiveDocs(), before, most, found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Spellings that what was typed is the beginning of, in any letters; at most some. */
    Set<String> typed(String form, int most) {
        Set<String> found = new TreeSet<>();
        for (String term : beginning(PersonFields.TYPED, form, form, most)) {
            found.add(term.substring(term.indexOf(PersonFields.BORDER) + 1));
        }
        return found;
    }

    private Set<String> beginning(String field, String begin, String before) {
        return beginning(field, begin, before, Integer.MAX_VALUE);
    }

    private static void add(
            TermsEnum terms, BytesRef begin, @Nullable Bits live, String before, int most, Set<String> found)
            throws IOException {
        if (terms.seekCeil(begin) == TermsEnum.SeekStatus.END) {
            return;
        }
        PostingsEnum posts = null;
        int left = most;
        for (BytesRef term = terms.term();
                left-- > 0 && term != null && StringHelper.startsWith(term, begin);
                term = terms.next()) {
            if (live != null) {
                posts = terms.postings(posts, PostingsEnum.NONE);
            }
            if (live == null || posts == null || isLive(posts, live)) {
                found.add(before
                        + new BytesRef(term.bytes, term.offset + begin.length, term.length - begin.length)
                                .utf8ToString());
            }
        }
    }

    /** A post that was replaced or deleted is there until its segment is merged, and so are its names. */
    private static boolean isLive(PostingsEnum posts, Bits live) throws IOException {
        for (int post = posts.nextDoc(); post != DocIdSetIterator.NO_MORE_DOCS; post = posts.nextDoc()) {
            if (live.get(post)) {
                return true;
            }
        }
        return false;
    }
}
