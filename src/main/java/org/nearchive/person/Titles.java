package org.nearchive.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nearchive.config.ConfigException;

/** The words of {@code index-config/titles.tsv} that stand beside names. */
public final class Titles {
    private static final String HEADER = "language\trole\tplace\twords";
    private static final Set<String> LANGUAGES = Set.of("ko", "en", "zh", "ja", "ru", "mn");
    private static final Set<String> PLACES = Set.of("before", "after", "both");

    /**
     * One of them.
     *
     * @param language ko, en, zh, ja, ru or mn
     * @param role secretary-general, governor … or courtesy
     * @param word in lower case
     */
    public record Title(String language, String role, boolean before, boolean after, String word) {}

    private final List<Title> titles;

    private Titles(List<Title> titles) {
        this.titles = titles.stream()
                .sorted(Comparator.comparingInt((Title title) -> -title.word.length()))
                .toList();
    }

    /**
     * A folder without the file has no titles: configurations of before it was there go on working.
     *
     * @throws ConfigException with all mistakes of the file
     */
    public static Titles load(Path indexConfig) {
        Path file = indexConfig.resolve("titles.tsv");
        if (Files.notExists(file)) {
            return new Titles(List.of());
        }
        List<String> mistakes = new ArrayList<>();
        List<Title> titles = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        boolean begun = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!begun) {
                begun = true;
                if (!line.equals(HEADER)) {
                    mistakes.add(file + ":" + (i + 1) + ": the columns are " + HEADER.replace('\t', ' '));
                }
                continue;
            }
            List<String> cells = Arrays.asList(line.split("\t", -1));
            if (cells.size() != 4 || !LANGUAGES.contains(cells.get(0)) || !PLACES.contains(cells.get(2))) {
                mistakes.add(file + ":" + (i + 1) + ": a line has a language of " + LANGUAGES + ", a role, one of "
                        + PLACES + " and words, separated by TAB");
                continue;
            }
            for (String word : cells.get(3).split("\\|", -1)) {
                titles.add(new Title(
                        cells.get(0),
                        cells.get(1),
                        !cells.get(2).equals("after"),
                        !cells.get(2).equals("before"),
                        word.strip().toLowerCase(Locale.ROOT)));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return new Titles(titles);
    }

    /** All, the longest first. */
    List<Title> all() {
        return titles;
    }

    /**
     * Somebody addressed by title: "Mr. Lim", 임 총장.
     *
     * @param roles that the title may stand for
     * @param name without it, in lower case
     */
    public record Addressed(Set<String> roles, String name) {}

    /** The title beside a name and the name; empty when there is none. */
    public Optional<Addressed> addressed(String text) {
        String whole = text.toLowerCase(Locale.ROOT).strip();
        String name = once(whole);
        if (name.equals(whole)) {
            return Optional.empty();
        }
        String title = trimmed(
                whole.startsWith(name)
                        ? whole.substring(name.length())
                        : whole.substring(0, whole.length() - name.length()));
        Set<String> roles = new TreeSet<>();
        titles.stream().filter(one -> trimmed(one.word).equals(title)).forEach(one -> roles.add(one.role));
        return roles.isEmpty() ? Optional.empty() : Optional.of(new Addressed(roles, name));
    }

    /** A name without the titles at its ends; a title alone stays. Lower case. */
    String stripped(String name) {
        String rest = name.toLowerCase(Locale.ROOT).strip();
        for (String shorter = once(rest); !shorter.equals(rest); shorter = once(rest)) {
            rest = shorter;
        }
        return rest;
    }

    private String once(String name) {
        for (Title title : titles) {
            String word = title.word;
            boolean glued = Writing.of(word.codePointAt(0)) != Writing.LATIN
                    && Writing.of(word.codePointAt(0)) != Writing.CYRILLIC;
            int left = name.length() - word.length();
            if (left <= 0) {
                continue;
            }
            if (name.endsWith(word)
                    && (title.after || name.charAt(left - 1) == ',')
                    && (glued ? isLeft(name, left, word) : !Character.isLetter(name.charAt(left - 1)))) {
                return trimmed(name.substring(0, left));
            }
            if (name.startsWith(word)
                    && title.before
                    && (glued ? left >= 2 : !Character.isLetter(name.charAt(word.length())))) {
                return trimmed(name.substring(word.length()));
            }
        }
        return name;
    }

    /** One letter of a title may as well be the last of a name: 김보양 is no "김보 양". */
    private static boolean isLeft(String name, int left, String word) {
        return Character.isWhitespace(name.charAt(left - 1)) || word.length() > 1 || "씨氏님様".contains(word);
    }

    private static String trimmed(String name) {
        return name.replaceAll("^[\\s,.:]+|[\\s,:]+$", "");
    }
}
