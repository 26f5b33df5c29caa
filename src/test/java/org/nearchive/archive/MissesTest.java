package org.nearchive.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);

    @TempDir
    Path data;

    @Test
    void nothingIsCountedUnlessAskedFor() throws IOException {
        try (Archive archive = Archive.open(data, CLOCK)) {
            archive.misses().note("Atlantis");
            archive.misses().store();
            assertThat(archive.misses().most(10)).isEmpty();
        }
    }

    @Test
    void theSameWordsAreOneMissHoweverTheyAreWritten() throws IOException {
        try (Archive archive = Archive.open(data, CLOCK)) {
            archive.misses().count();
            archive.misses().note("Atlantis  Province");
            archive.misses().note(" atlantis province\n");
            archive.misses().store();
            archive.misses().note("ＡＴＬＡＮＴＩＳ province");
            archive.misses().note("  ");
            archive.misses().note("Mu");
            archive.misses().store();
        }
        try (Archive archive = Archive.open(data, CLOCK)) {
            LocalDate day = LocalDate.of(2024, 5, 6);
            assertThat(archive.misses().most(10))
                    .containsExactly(new Miss("atlantis province", 3, day, day), new Miss("mu", 1, day, day));
            assertThat(archive.misses().most(1)).hasSize(1);
        }
    }

    @Test
    void aLongTextIsCutBetweenCharacters() throws IOException {
        try (Archive archive = Archive.open(data, CLOCK)) {
            archive.misses().count();
            archive.misses().note("𠀀".repeat(1_000));
            archive.misses().store();
            assertThat(archive.misses().most(1)).extracting(Miss::text).containsExactly("𠀀".repeat(Misses.LONGEST));
        }
    }

    @Test
    void floodsOfDifferentWordsStayBounded() throws IOException {
        try (Archive archive = Archive.open(data, CLOCK)) {
            archive.misses().count();
            archive.misses().note("often");
            archive.misses().note("often");
            archive.misses().store();
            for (int page = 0; page < 12; page++) {
                for (int i = 0; i < Misses.MOST_WAITING + 50; i++) {
                    archive.misses().note("word " + page + " " + i);
                }
                archive.misses().store();
            }
            assertThat(archive.misses().most(Integer.MAX_VALUE))
                    .hasSize(Misses.MOST_STORED)
                    .first()
                    .extracting(Miss::text)
                    .isEqualTo("often");
        }
    }
}
