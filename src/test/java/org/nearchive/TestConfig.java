package org.nearchive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nearchive.entity.Gazetteer;

/** The project's index-config/, with small files of the tests' own where it has none of that name. */
public final class TestConfig {
    private static final Gazetteer GAZETTEER = Gazetteer.load(folder());

    private TestConfig() {}

    public static Gazetteer gazetteer() {
        return GAZETTEER;
    }

    /** Made anew at each call. */
    public static Path folder() {
        try {
            Path folder = Files.createTempDirectory("index-config");
            folder.toFile().deleteOnExit();
            for (Path source : List.of(Path.of("src/test/resources/gazetteer"), Path.of("index-config"))) {
                copy(source, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
