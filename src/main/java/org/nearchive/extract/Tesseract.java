package org.nearchive.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program that recognises words in pictures.
 *
 * @param program its absolute path
 * @param languages it has data for, in its own names, like {@code kor}
 */
record Tesseract(Path program, Set<String> languages) {
    /** Those of the archive; others that may be installed are no help. */
    private static final Set<String> OURS = Set.of("kor", "eng", "jpn", "chi_sim", "chi_tra", "rus", "mon");

    /** Empty when it is not installed, or has data for no language. */
    static Optional<Tesseract> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"), Stream.of(path.split(":")))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "tesseract").toAbsolutePath())
                .filter(Files::isExecutable)
                .map(program -> new Tesseract(program, languagesOf(program)))
                .filter(tesseract -> !tesseract.languages.isEmpty())
                .findFirst();
    }

    private static Set<String> languagesOf(Path program) {
        try {
            Process listing = new ProcessBuilder(program.toString(), "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (!listing.waitFor(10, TimeUnit.SECONDS) || listing.exitValue() != 0) {
                return Set.of();
            }
            Set<String> languages = new TreeSet<>(lines.subList(Math.min(1, lines.size()), lines.size()));
            languages.retainAll(OURS);
            return languages;
        } catch (IOException e) {
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        }
    }

    /**
     * In which languages to look for words, in Tesseract's names, at most three: what the texts around a picture are
     * written in, and the script of its file name.
     *
     * @param around languages of the posts that show it, BCP 47
     */
    List<String> languagesFor(List<String> around, String fileName) {
        List<String> wanted = new ArrayList<>();
        fileName.codePoints()
                .mapToObj(Tesseract::ofLetter)
                .flatMap(List::stream)
                .forEach(wanted::add);
        around.forEach(language -> wanted.addAll(of(language)));
        wanted.add("eng");
        return wanted.stream().distinct().filter(languages::contains).limit(3).toList();
    }

    private static List<String> of(String language) {
        return switch (language) {
            case "ko" -> List.of("kor");
            case "ja" -> List.of("jpn");
            case "zh", "zh-Hans" -> List.of("chi_sim");
            case "zh-Hant" -> List.of("chi_tra");
            case "ru" -> List.of("rus");
            case "mn" -> List.of("mon");
            default -> List.of();
        };
    }

    private static List<String> ofLetter(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HANGUL -> List.of("kor");
            case HIRAGANA, KATAKANA -> List.of("jpn");
            case CYRILLIC -> "өүӨҮ".indexOf(letter) >= 0 ? List.of("mon") : List.of();
            default -> List.of();
        };
    }
}
