package org.nearchive.index;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Entity;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Name;

/** The names of the gazetteer as words of a tokenizer's dictionary, which would cut 경상북도 in two and 시 off 포항시. */
final class NamesWhole {
    /** Shorter ones stand in too many other words. */
    private static final int SHORTEST = 3;

    private NamesWhole() {}

    /** For Nori; {@code null} when there are none. */
    static org.apache.lucene.analysis.ko.dict.@Nullable UserDictionary korean(Gazetteer gazetteer) {
        StringBuilder words = new StringBuilder();
        names(gazetteer, "ko").forEach(name -> words.append(name).append('\n'));
        try {
            return org.apache.lucene.analysis.ko.dict.UserDictionary.open(new StringReader(words.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For Kuromoji; {@code null} when there are none. */
    static @Nullable UserDictionary japanese(Gazetteer gazetteer) {
        StringBuilder words = new StringBuilder();
        names(gazetteer, "ja").forEach(name -> words.append(String.format("%1$s,%1$s,%1$s,カスタム名詞%n", name)));
        try {
            return UserDictionary.open(new StringReader(words.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedSet<String> names(Gazetteer gazetteer, String language) {
        SortedSet<String> names = new TreeSet<>();
        for (Entity entity : gazetteer.entities()) {
            if (entity.kind() == Kind.PROVINCE || entity.kind() == Kind.PLACE) {
                for (Name name : entity.names().getOrDefault(language, java.util.List.of())) {
                    if (name.text().length() >= SHORTEST
                            && name.text().codePoints().allMatch(Character::isLetter)) {
                        names.add(name.text());
                    }
                }
            }
        }
        return names;
    }
}
