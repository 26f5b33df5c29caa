package org.nearchive.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.post.Given;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

class GroupCommitTest {
    @TempDir
    Path data;

    private Archive archive;

    @BeforeEach
    void open() throws IOException {
        archive = Archive.open(data, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private static Write write(String id, String form) {
        Post post = new Post(
                id,
                new Origin("near", List.of(), null, null, List.of()),
                "en",
                "Title",
                LocalDate.of(2031, 5, 9),
                null,
                "",
                List.of(),
                Given.NOTHING);
        Provenance provenance = new Provenance("http", "near-post/1", "1", Map.of());
        return new Write(
                new Change.Upsert(post, provenance, form, id.getBytes(StandardCharsets.UTF_8)), Write.Condition.NONE);
    }

    /** What the database itself refuses. */
    @SuppressWarnings("NullAway")
    private static Write refused(String id) {
        return write(id, null);
    }

    @Test
    void aWriteThatTheDatabaseRefusesTakesNoOtherWithIt() throws Exception {
        int writers = 6;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer + ":";
                boolean isAtFault = writer == 0;
                work.add(() -> {
                    int done = 0;
                    for (int i = 0; i < 30; i++) {
                        Write write = isAtFault ? refused(name + i) : write(name + i, "RECORD");
                        Throwable failure =
                                catchThrowable(() -> archive.groupCommit().write(List.of(write)));
                        done += failure == null ? 1 : 0;
                    }
                    return done;
                });
            }
            List<Integer> done = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(work)) {
                done.add(one.get());
            }
            assertThat(done).containsExactly(0, 30, 30, 30, 30, 30);
        }
        assertThat(archive.posts()).isEqualTo(150);
        assertThat(archive.seq()).isEqualTo(150);
    }

    @Test
    void anArchiveThatAnotherProcessWritesToIsBusyAndNotBroken() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("archive.db"));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            Throwable failure =
                    catchThrowable(() -> archive.write(List.of(write("a", "RECORD")), Duration.ofMillis(20)));
            assertThat(Busy.isCauseOf(failure)).isTrue();
            statement.execute("rollback");
        }
        assertThat(archive.groupCommit().write(List.of(write("a", "RECORD"))))
                .extracting(Write.Result::outcome)
                .containsExactly(Change.Outcome.CREATED);
        assertThat(Busy.isCauseOf(new IllegalStateException(new IOException("no"))))
                .isFalse();
    }
}
