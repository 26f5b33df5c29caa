package org.nearchive.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
    @TempDir
    Path folder;

    private DropFolder drop;

    @BeforeEach
    void open() throws IOException {
        drop = new DropFolder(folder, Duration.ofSeconds(5));
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void aDeliveryIsCompleteOnceNothingInItChangedForAWhile() throws IOException {
        Path feed = Files.writeString(folder.resolve("news.jsonl"), "one");
        assertThat(drop.complete(seconds(0))).isEmpty();
        Files.writeString(feed, "one, two");
        assertThat(drop.complete(seconds(6))).isEmpty();
        assertThat(drop.complete(seconds(10))).isEmpty();
        assertThat(drop.complete(seconds(11))).containsExactly(feed);
    }

    @Test
    void aFolderIsOneDeliveryAndAnEmptyOneIsYetToBeFilled() throws IOException {
        Path batch = Files.createDirectory(folder.resolve("batch"));
        drop.complete(seconds(0));
        assertThat(drop.complete(seconds(60))).isEmpty();
        Files.createDirectory(batch.resolve("files"));
        Files.writeString(batch.resolve("files/1.jpg"), "photo");
        assertThat(drop.complete(seconds(61))).isEmpty();
        assertThat(drop.complete(seconds(66))).containsExactly(batch);
    }

    @Test
    void whatIsInTheMakingOrPutAwayIsLeftAlone() throws IOException {
        for (String name : new String[] {".hidden.jsonl", "news.jsonl.part", "news.tmp"}) {
            Files.writeString(folder.resolve(name), "x");
        }
        drop.complete(seconds(0));
        assertThat(drop.complete(seconds(60))).isEmpty();
    }

    @Test
    void whatWasTakenInLiesWithItsReportInDoneAndASecondOfThatNameBesideIt() throws IOException {
        for (String place : new String[] {"news.jsonl", "news.2.jsonl"}) {
            Path feed = Files.writeString(folder.resolve("news.jsonl"), place);
            Files.writeString(drop.report(feed), "report on " + place);
            assertThat(drop.putAway(feed, true))
                    .isEqualTo(folder.resolve("done").resolve(place));
            assertThat(folder.resolve("done/" + place)).hasContent(place);
            assertThat(folder.resolve("done/" + place + ".report.jsonl")).hasContent("report on " + place);
        }
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "no json");
        Files.writeString(drop.report(bad), "report");
        assertThat(drop.putAway(bad, false)).isEqualTo(folder.resolve("refused/bad.jsonl"));
        assertThat(drop.complete(seconds(60))).isEmpty();
    }
}
