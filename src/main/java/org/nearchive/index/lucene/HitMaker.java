package org.nearchive.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.jspecify.annotations.Nullable;
import org.nearchive.date.DateMention;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.index.IndexedPost;
import org.nearchive.index.lucene.Passages.Range;
import org.nearchive.post.Post;
import org.nearchive.query.Clause;
import org.nearchive.query.Hit;
import org.nearchive.query.SearchQuery;
import org.nearchive.query.SearchResult;

/** Makes a hit of a post that was found: where the words stand that matched, and the passage that shows them best. */
final class HitMaker {
    /** Matches shown a field: enough to choose a passage, bounded for a post that repeats a word. */
    private static final int MAX_MATCHES = 200;

    /** Days of a post that are listed with a hit. */
    private static final int MAX_MENTIONED = 20;

    private final IndexedPost indexed;
    private final Post post;
    private final Texts fileTexts;
    private final TreeSet<Range> title = new TreeSet<>();
    private final TreeSet<Range> body = new TreeSet<>();
    private final TreeMap<Integer, TreeSet<Range>> files = new TreeMap<>();
    /** By what matched, each at its first place in a file. */
    private final Map<Hit.Why, Hit.Why> why = new LinkedHashMap<>();

    private Fields.@Nullable FileTexts texts;

    /** The texts of the files; asked for only where one of them matched. */
    @FunctionalInterface
    interface Texts {
        Fields.FileTexts load() throws IOException;
    }

    HitMaker(IndexedPost indexed, Texts fileTexts, SearchQuery query, @Nullable Matches matches) throws IOException {
        this.indexed = indexed;
        this.post = indexed.post();
        this.fileTexts = fileTexts;
        entities(asked(query));
        dates(spokenOf(query));
        if (matches != null) {
            words(matches);
        }
    }

    Hit hit(Function<Collection<String>, List<SearchResult.Label>> labels) throws IOException {
        boolean inFile = body.isEmpty() && !files.isEmpty();
        return new Hit(
                post.id(),
                post.origin().url(),
                indexed.enrichment().language(),
                Passages.pieces(post.title(), 0, post.title().length(), title),
                post.published(),
                post.origin().board(),
                inFile
                        ? Passages.best(
                                texts().text(files.firstKey()),
                                files.firstEntry().getValue())
                        : Passages.best(post.body(), body),
                inFile ? files.firstKey() : null,
                List.copyOf(why.values()),
                mentioned(),
                labels.apply(indexed.enrichment().entities()),
                post.attachments());
    }

    private Fields.FileTexts texts() throws IOException {
        Fields.FileTexts known = texts;
        if (known == null) {
            known = fileTexts.load();
            texts = known;
        }
        return known;
    }

    private static Set<String> asked(SearchQuery query) {
        Set<String> ids = new HashSet<>();
        ids.addAll(query.filters().entities());
        query.clauses().stream().flatMap(Clause::wanted).forEach(clause -> {
            if (clause instanceof Clause.Named named) {
                ids.addAll(named.ids());
            }
        });
        return ids;
    }

    private void entities(Set<String> asked) throws IOException {
        for (FieldMention found : indexed.enrichment().mentions()) {
            for (String id : found.ids()) {
                if (asked.contains(id)) {
                    Range range =
                            new Range(found.mention().start(), found.mention().end());
                    matched(
                            found.part(),
                            found.attachment(),
                            range,
                            found.mention().surface(),
                            id,
                            null);
                }
            }
        }
    }

    private static List<Clause.SpokenOf> spokenOf(SearchQuery query) {
        List<Clause.SpokenOf> asked = new ArrayList<>();
        if (!query.filters().spokenOf().isOpen()) {
            asked.add(new Clause.SpokenOf(query.filters().spokenOf(), false));
        }
        query.clauses().stream().flatMap(Clause::wanted).forEach(clause -> {
            if (clause instanceof Clause.SpokenOf spoken) {
                asked.add(spoken);
            }
        });
        return asked;
    }

    private void dates(List<Clause.SpokenOf> asked) throws IOException {
        for (FieldDate found : indexed.enrichment().dates()) {
            DateMention date = found.date();
            if (asked.stream().anyMatch(spoken -> spoken.isFulfilledBy(date))) {
                Range range = new Range(date.start(), date.end());
                matched(found.part(), found.attachment(), range, date.surface(), null, date.value());
            }
        }
    }

    /** Days that title and body speak of. */
    private List<Hit.Mentioned> mentioned() {
        return indexed.enrichment().dates().stream()
                .filter(found -> found.part() == Part.TITLE || found.part() == Part.BODY)
                .map(FieldDate::date)
                .map(date -> new Hit.Mentioned(
                        date.from(), date.to(), date.precision().name().toLowerCase(Locale.ROOT), date.surface()))
                .distinct()
                .limit(MAX_MENTIONED)
                .toList();
    }

    private void words(Matches matches) throws IOException {
        Map<TextOf, SortedSet<Range>> found = new TreeMap<>();
        for (String field : matches) {
            if (field.startsWith(Fields.TITLE + "_")) {
                words(matches.getMatches(field), Part.TITLE, List.of(new Piece(0, post.title())), found);
            } else if (field.startsWith(Fields.BODY + "_")) {
                words(matches.getMatches(field), Part.BODY, List.of(new Piece(0, post.body())), found);
            } else if (field.equals(Fields.FILES)) {
                // They stand there twice: with their marks, and without.
                List<Piece> twice = new ArrayList<>(fileNames());
                twice.addAll(fileNames());
                words(matches.getMatches(field), Part.FILE_NAME, twice, found);
            } else if (field.startsWith(Fields.FILE_TEXT + "_")) {
                words(matches.getMatches(field), Part.FILE_TEXT, textsIn(field), found);
            }
        }
        for (Map.Entry<TextOf, SortedSet<Range>> place : found.entrySet()) {
            String text = text(place.getKey());
            for (Range range : joined(place.getValue())) {
                String surface = text.substring(range.start(), range.end());
                matched(place.getKey().part, place.getKey().attachment, range, surface, null, null);
            }
        }
    }

    /** A text of the post. */
    private record TextOf(Part part, int attachment) implements Comparable<TextOf> {
        @Override
        public int compareTo(TextOf other) {
            return part == other.part ? Integer.compare(attachment, other.attachment) : part.compareTo(other.part);
        }
    }

    /** The analyses cut a word differently (조약돌, 조약 and 돌): what they cut together is one word again. */
    private static List<Range> joined(SortedSet<Range> ranges) {
        List<Range> joined = new ArrayList<>();
        for (Range range : ranges) {
            Range last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && range.start() <= last.end()) {
                joined.set(joined.size() - 1, new Range(last.start(), Math.max(last.end(), range.end())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private String text(TextOf place) throws IOException {
        return switch (place.part) {
            case TITLE -> post.title();
            case BODY -> post.body();
            case FILE_TEXT -> texts().text(place.attachment);
            case FILE_NAME ->
                fileNames().stream()
                        .filter(name -> name.attachment == place.attachment)
                        .map(Piece::text)
                        .findFirst()
                        .orElseThrow();
        };
    }

    /** One of the texts that stand one after the other in a field, with a character between them. */
    private record Piece(int attachment, String text) {}

    private List<Piece> fileNames() {
        return post.attachments().stream()
                .map(file -> new Piece(file.number(), file.fileName()))
                .toList();
    }

    private List<Piece> textsIn(String field) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (int number : Fields.filesIn(field, indexed)) {
            pieces.add(new Piece(number, texts().text(number)));
        }
        return pieces;
    }

    private static void words(
            @Nullable MatchesIterator matches, Part part, List<Piece> pieces, Map<TextOf, SortedSet<Range>> found)
            throws IOException {
        for (int i = 0; matches != null && i < MAX_MATCHES && matches.next(); i++) {
            int start = 0;
            for (Piece piece : pieces) {
                int from = matches.startOffset() - start;
                int to = Math.min(matches.endOffset() - start, piece.text.length());
                if (from >= 0 && from < to) {
                    found.computeIfAbsent(new TextOf(part, piece.attachment), place -> new TreeSet<>())
                            .add(new Range(from, to));
                    break;
                }
                start += piece.text.length() + 1;
            }
        }
    }

    private void matched(
            Part part, int attachment, Range range, String surface, @Nullable String entity, @Nullable String date)
            throws IOException {
        Hit.Why found = new Hit.Why(name(part), attachment == 0 ? null : attachment, surface, entity, date);
        if (part != Part.FILE_TEXT) {
            why.put(found, found);
        } else if (!why.containsKey(found)) {
            why.put(found, found.at(texts().at(attachment, range.start())));
        }
        switch (part) {
            case TITLE -> title.add(range);
            case BODY -> body.add(range);
            case FILE_TEXT ->
                files.computeIfAbsent(attachment, number -> new TreeSet<>()).add(range);
            case FILE_NAME -> {
                // A name is short: it is shown whole.
            }
        }
    }

    private static String name(Part part) {
        return switch (part) {
            case TITLE -> "title";
            case BODY -> "body";
            case FILE_NAME -> "file";
            case FILE_TEXT -> "file_text";
        };
    }
}
