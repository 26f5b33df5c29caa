package org.nearchive.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nearchive.index.lucene.Passages.Range;
import org.nearchive.query.Hit;

class PassagesTest {
    private static String join(List<Hit.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.match() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void theSentenceWithMostDifferentWordsIsShown() {
        String text = "One a a a. " + "Filler of some length. ".repeat(20) + "Here a and b meet. The end.";
        TreeSet<Range> matches = new TreeSet<>();
        for (int at = text.indexOf("a "); at >= 0; at = text.indexOf("a ", at + 1)) {
            matches.add(new Range(at, at + 1));
        }
        matches.add(new Range(text.indexOf("b meet"), text.indexOf("b meet") + 1));
        assertThat(join(Passages.best(text, matches))).isEqualTo("… Here [a] and [b] meet. The end.");
    }

    @Test
    void withoutAMatchTheBeginningIsShown() {
        assertThat(join(Passages.best("Short.", Collections.emptySortedSet()))).isEqualTo("Short.");
        assertThat(Passages.best("", Collections.emptySortedSet())).isEmpty();
    }

    private static SortedSet<Range> of(String text, String... words) {
        TreeSet<Range> matches = new TreeSet<>();
        for (String word : words) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                matches.add(new Range(at, at + word.length()));
            }
        }
        return matches;
    }

    @Test
    void wordsThatStandFarApartAreShownInTwoPassages() {
        String text = "The quay was built first. " + "Filler of some length. ".repeat(30) + "The crane came later. "
                + "Filler again. ".repeat(30);
        assertThat(join(Passages.best(text, of(text, "quay", "crane"))))
                .startsWith("The [quay] was built first. ")
                .contains(" … The [crane] came later. ")
                .endsWith(" …");
    }

    @Test
    void aLongSentenceIsCutBetweenClauses() {
        String clause = "代表们讨论了明年的工作安排，";
        String text = clause.repeat(20) + "并参观了港口的灯塔，" + clause.repeat(20);
        String shown = join(Passages.best(text, of(text, "灯塔")));
        assertThat(shown).contains("并参观了港口的[灯塔]，").startsWith("… 代表们").endsWith("安排， …");
    }

    @Test
    void datesAndInitialsDoNotEndASentence() {
        String text = "첫 문장이다. ".repeat(30) + "회의는 2023. 5. 29. 포항에서 열렸다. " + "끝 문장이다. ".repeat(30);
        assertThat(join(Passages.best(text, of(text, "포항")))).startsWith("… 회의는 2023. 5. 29. [포항]에서 열렸다.");
    }

    /** Not timed: a scan of the whole text for each match would take minutes. */
    @Test
    void aMegabyteWithAMatchInEveryLineIsShownInAPassage() {
        String text = "One line with a word in it\n".repeat(40_000);
        assertThat(join(Passages.best(text, of(text, "word"))))
                .startsWith("One line with a [word] in it")
                .endsWith(" …");
        String row = "字".repeat(1_000_000);
        assertThat(join(Passages.best(row, new TreeSet<>(List.of(new Range(500_000, 500_001))))))
                .contains("[字]")
                .hasSizeLessThan(140);
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 100).mapToObj(Long::valueOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPassageIsAPieceOfTheTextAndHoldsAMatch(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        String letters = "abc de. 가나다 漢字。 \n";
        for (int i = random.nextInt(2000); i >= 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        TreeSet<Range> matches = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            int start = random.nextInt(text.length());
            matches.add(new Range(start, Math.min(text.length(), start + 1 + random.nextInt(10))));
        }
        List<Hit.Piece> pieces = Passages.best(text.toString(), matches);
        String shown = pieces.stream().map(Hit.Piece::text).collect(Collectors.joining());
        for (String passage : shown.split(" ?… ?", -1)) {
            assertThat(text.toString()).contains(passage);
        }
        assertThat(pieces).anyMatch(Hit.Piece::match);
        assertThat(shown.length()).isLessThanOrEqualTo(280);
    }
}
