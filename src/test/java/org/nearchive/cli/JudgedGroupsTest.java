package org.nearchive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nearchive.Archived;
import org.nearchive.query.Vocabulary;

/** Precision and recall of telling translations, on what somebody judged; src/docs/translations.md says what is in the sets. */
class JudgedGroupsTest {
    private static final Path JUDGED = Path.of("src/test/resources/judged");

    @TempDir
    Path folder;

    @Test
    void translationsAmongTemptingStrangersAreToldApart() throws IOException {
        GroupEvaluation evaluation = evaluate(JUDGED.resolve("groups"), JUDGED.resolve("groups/groups.tsv"));
        assertThat(evaluation.posts()).isGreaterThanOrEqualTo(400);
        assertThat(evaluation.judgedGroups()).isGreaterThanOrEqualTo(60);
        assertThat(evaluation.precision()).as("%s", evaluation.errors()).isGreaterThanOrEqualTo(.98);
        assertThat(evaluation.recall()).as("%s", evaluation.errors()).isGreaterThanOrEqualTo(.90);
    }

    @Test
    void translationsAmongTheSamplesAreTold() throws IOException {
        GroupEvaluation evaluation = evaluate(Path.of("samples"), JUDGED.resolve("groups-of-samples.tsv"));
        assertThat(evaluation.precision()).as("%s", evaluation.errors()).isEqualTo(1);
        assertThat(evaluation.recall()).as("%s", evaluation.errors()).isEqualTo(1);
    }

    private GroupEvaluation evaluate(Path posts, Path groups) throws IOException {
        try (Archived archived = Archived.in(folder)) {
            archived.ingest(posts);
            return new GroupEvaluation(Vocabulary.load(Archived.CONFIG.folder())).evaluate(archived.archive, groups);
        }
    }
}
