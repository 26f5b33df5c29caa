package org.nearchive.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of an earlier version is brought forward, and a copy of it is kept. */
class SchemaTest {
    @TempDir
    Path data;

    private String url(String file) {
        return "jdbc:sqlite:" + data.resolve(file).toAbsolutePath();
    }

    /** With the statements of that time. */
    private void makeOfVersion2() {
        Flyway.configure()
                .dataSource(url("archive.db"), null, null)
                .locations("classpath:db/sqlite")
                .target("2")
                .load()
                .migrate();
        Jdbi.create(url("archive.db"))
                .useHandle(handle -> handle.execute("insert into post (id, seq, content_hash, content_changed)"
                        + " values ('near:7', 1, '', '2031-05-09T12:00:00Z')"));
    }

    private List<String> copies() throws IOException {
        try (Stream<Path> list = Files.list(data)) {
            return list.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("archive.db.before-"))
                    .toList();
        }
    }

    private static List<String> strings(Jdbi of, String query) {
        return of.withHandle(handle -> handle.select(query).mapTo(String.class).list());
    }

    @Test
    void beforeAChangeOfItsFormACopyIsKept() throws IOException {
        makeOfVersion2();
        try (Archive archive = Archive.open(data, Clock.systemUTC())) {
            assertThat(archive.post("near:7")).isPresent();
            assertThat(archive.jobs().newest(1)).isEmpty();
        }
        assertThat(copies()).hasSize(1);
        Jdbi copy = Jdbi.create(url(copies().getFirst()));
        List<String> columns = strings(copy, "select name from pragma_table_info('job')");
        assertThat(columns).contains("kind").doesNotContain("cancel_asked");
        List<String> ids = strings(copy, "select id from post");
        assertThat(ids).containsExactly("near:7");
        Archive.open(data, Clock.systemUTC()).close();
        assertThat(copies()).hasSize(1);
    }

    @Test
    void anEmptyArchiveNeedsNoCopy() throws IOException {
        Archive.open(data, Clock.systemUTC()).close();
        assertThat(copies()).isEmpty();
    }

    @Test
    void withoutRoomForTheCopyNothingIsTouched() throws IOException {
        makeOfVersion2();
        byte[] before = Files.readAllBytes(data.resolve("archive.db"));
        assertThatThrownBy(() -> Archive.open(data, Clock.systemUTC(), DiskFloor.of("900000 GB")))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("the copy that is kept before");
        assertThat(Files.readAllBytes(data.resolve("archive.db"))).hasSameSizeAs(before);
        assertThat(copies()).isEmpty();
    }

    @Test
    void aNewerArchiveIsRefusedInWords() throws IOException {
        Archive.open(data, Clock.systemUTC()).close();
        Jdbi.create(url("archive.db"))
                .useHandle(handle -> handle.execute("insert into flyway_schema_history (installed_rank, version,"
                        + " description, type, script, checksum, installed_by, execution_time, success)"
                        + " values (900, '900', 'later', 'SQL', 'V900__later.sql', 1, '', 1, 1)"));
        assertThatThrownBy(() -> Archive.open(data, Clock.systemUTC()))
                .isInstanceOf(NewerArchiveException.class)
                .hasMessageContaining("was written by a newer version of Nearchive (schema 900)");
    }
}
