package org.nearchive.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the files are that a record or a page names. */
@FunctionalInterface
public interface GivenFiles {
    /** Nowhere: the archive has them already, or they are not to be had. */
    GivenFiles NONE = (path, fileName) -> null;

    /**
     * The bytes of a file.
     *
     * @param path as the record gives it; {@code null} when it gives none
     * @param fileName the file's name on the post
     * @return {@code null} when they are not here
     * @throws RefusedInput when the path is one that nobody may ask for
     */
    @Nullable
    Path find(@Nullable String path, String fileName);

    /** Files that lie in a folder, each at its path. */
    static GivenFiles in(Path folder) {
        return (path, fileName) -> path == null ? null : inside(folder, path);
    }

    /**
     * The file at a relative path.
     *
     * @param folder that it must lie in; links are not followed
     * @return {@code null} when the path is good but no file lies there
     * @throws RefusedInput when the path leads out of the folder or through a link
     */
    static @Nullable Path inside(Path folder, String written) {
        try {
            Path home = folder.toRealPath();
            Path relative = Path.of(written);
            Path file = home.resolve(relative).normalize();
            if (relative.isAbsolute() || !file.startsWith(home) || file.equals(home)) {
                throw new RefusedInput("the path \"" + written + "\" leads out of the folder of what names it");
            }
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            if (!file.toRealPath().equals(file) || !Files.isRegularFile(file)) {
                throw new RefusedInput("the path \"" + written + "\" is a link or no file; give the file itself");
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new RefusedInput("the path \"" + written + "\" cannot be used: " + e.getMessage());
        }
    }
}
