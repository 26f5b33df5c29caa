package org.nearchive.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.tests.store.MockDirectoryWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.archive.Change;
import org.nearchive.config.IndexConfig;

/** The disk fails at the first, second, third … call: what answers is whole, old or new, and the next try succeeds. */
class FaultTest {
    @TempDir
    Path folder;

    private final FailingDisk disk = new FailingDisk();
    private IndexConfig config = new IndexConfig(Path.of("none"), "");

    /** Directories that fail at one call, or are full. */
    private static final class FailingDisk implements Directories {
        private final AtomicLong callsLeft = new AtomicLong(Long.MAX_VALUE);
        private final List<MockDirectoryWrapper> opened = new ArrayList<>();
        private long room;

        @Override
        public Directory open(Path folder) throws IOException {
            MockDirectoryWrapper directory = new MockDirectoryWrapper(new Random(0), FSDirectory.open(folder));
            directory.setCheckIndexOnClose(false);
            directory.setThrottling(MockDirectoryWrapper.Throttling.NEVER);
            directory.failOn(new MockDirectoryWrapper.Failure() {
                @Override
                public void eval(MockDirectoryWrapper called) throws IOException {
                    if (callsLeft.decrementAndGet() == 0) {
                        throw new IOException("the disk failed, as it was told to");
                    }
                }
            });
            opened.add(directory);
            if (room > 0) {
                directory.setMaxSizeInBytes(directory.sizeInBytes() + room);
            }
            return directory;
        }

        void failAt(long call) {
            callsLeft.set(call);
        }

        boolean hasFailed() {
            return callsLeft.get() <= 0;
        }

        void isSound() {
            callsLeft.set(Long.MAX_VALUE);
        }

        /** @param bytes that may still be written; 0 for any number */
        void leave(long bytes) throws IOException {
            room = bytes;
            for (MockDirectoryWrapper directory : opened) {
                if (directory.isOpen()) {
                    directory.setMaxSizeInBytes(bytes == 0 ? 0 : directory.sizeInBytes() + bytes);
                }
            }
        }
    }

    @BeforeEach
    void configure() throws IOException {
        config = TinyIndex.config(folder.resolve("config"));
    }

    private interface Work {
        void on(TinyIndex tiny) throws IOException;
    }

    /** At the first calls each, then at fewer and fewer, until the work gets through. */
    private void failAtEveryCallOf(Work work) throws IOException {
        int failed = 0;
        boolean through = false;
        try (TinyIndex first = TinyIndex.in(folder.resolve("data"), config)) {
            first.store(0, 30);
            for (long call = 1; !through; call += 1 + call / 3) {
                disk.isSound();
                Path place = folder.resolve("index-" + call);
                try (TinyIndex tiny = first.beside(place, config, disk)) {
                    tiny.owner.follow();
                    Map<String, List<Object>> old = tiny.answers();
                    long live = tiny.archive.posts() == 30 ? 29 : 30;
                    tiny.archive.write(
                            List.of(live == 29 ? new Change.Withdraw("tiny:2") : TinyIndex.change(2, ""), more(call)));
                    disk.failAt(call);
                    try {
                        work.on(tiny);
                    } catch (IOException | RuntimeException e) {
                        failed++;
                    }
                    through = !disk.hasFailed();
                    disk.isSound();
                    Map<String, List<Object>> meanwhile = tiny.answers();
                    work.on(tiny);
                    Map<String, List<Object>> now = tiny.answers();
                    assertThat(now).as("after call %d", call).isNotEqualTo(old);
                    assertThat(meanwhile).as("after call %d", call).isIn(old, now);
                    assertThat(tiny.total()).as("after call %d", call).isEqualTo(live);
                    assertThat(tiny.answer("call" + call).getFirst()).isEqualTo(1L);
                }
                assertThat(GenerationCheck.of(place).reason())
                        .as("after call %d", call)
                        .isEmpty();
            }
        }
        assertThat(failed).isGreaterThan(5);
    }

    private static Change more(long call) {
        return TinyIndex.change(5, " call" + call);
    }

    @Test
    void followingSurvivesAFaultAtAnyCall() throws IOException {
        failAtEveryCallOf(tiny -> {
            tiny.owner.follow();
            tiny.owner.commit();
        });
    }

    @Test
    void aReindexSurvivesAFaultAtAnyCall() throws IOException {
        failAtEveryCallOf(tiny -> {
            tiny.owner.follow();
            tiny.owner.reindex(Watch.NOBODY);
        });
    }

    @Test
    void onAFullDiskTheIndexAnswersWaitsAndGoesOnByItself() throws IOException {
        try (TinyIndex tiny = TinyIndex.in(folder.resolve("data"), config, disk)) {
            tiny.store(0, 30);
            tiny.owner.follow();
            Map<String, List<Object>> before = tiny.answers();
            tiny.store(30, 60);
            disk.leave(200);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(tiny.owner::follow).isInstanceOfAny(IOException.class, RuntimeException.class);
                disk.leave(200);
                assertThat(tiny.answers()).isEqualTo(before);
                assertThat(tiny.index.readiness().isReady()).isTrue();
                assertThat(tiny.index.readiness().work()).contains("waits");
            }
            disk.leave(0);
            tiny.owner.follow();
            assertThat(tiny.total()).isEqualTo(60);
            assertThat(tiny.index.readiness().work()).isEmpty();
        }
    }
}
