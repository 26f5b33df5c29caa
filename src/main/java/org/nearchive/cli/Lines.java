package org.nearchive.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file, or of standard input for {@code -}; UTF-8. */
final class Lines {
    private Lines() {}

    static BufferedReader of(String file) throws IOException {
        if (file.equals("-")) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new Nearchive.WrongUse(file + " is no file; name one, or - for standard input");
        }
        return Files.newBufferedReader(path, StandardCharsets.UTF_8);
    }
}
