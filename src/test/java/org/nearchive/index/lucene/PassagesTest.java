package org.nearchive.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
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
        assertThat(text.toString()).contains(shown.replaceFirst("^… ", "").replaceFirst(" …$", ""));
        assertThat(pieces).anyMatch(Hit.Piece::match);
        assertThat(shown.length()).isLessThanOrEqualTo(260);
    }
}
