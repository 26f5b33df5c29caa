package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Size and time of change of files that are written once: whoever touches one of them later is noticed, without reading
 * them. Used by many threads.
 */
final class FileStamps {
    private static final String CHANGED = "unix:size,ctime";
    private static final String CHANGED_ELSEWHERE = "size,lastModifiedTime";
    private static final Object GONE = "gone";

    private final Path folder;
    private final Map<String, Object> stamps = new ConcurrentHashMap<>();

    FileStamps(Path folder) {
        this.folder = folder;
    }

    /** Remembers how files stand that it did not know, and forgets all others. */
    void take(Collection<String> files) throws IOException {
        stamps.keySet().retainAll(files);
        for (String file : files) {
            if (!stamps.containsKey(file)) {
                stamps.put(file, stamp(file));
            }
        }
    }

    /** Those of {@code files} that stand otherwise than when they were remembered. */
    List<String> touched(Collection<String> files) throws IOException {
        List<String> touched = new ArrayList<>();
        for (String file : files) {
            Object known = stamps.get(file);
            if (known != null && !known.equals(stamp(file))) {
                touched.add(file);
            }
        }
        return touched;
    }

    /** From now on it stands as it should. */
    void accept(String file) throws IOException {
        stamps.put(file, stamp(file));
    }

    private Object stamp(String file) throws IOException {
        try {
            return Files.readAttributes(folder.resolve(file), isUnix() ? CHANGED : CHANGED_ELSEWHERE);
        } catch (NoSuchFileException e) {
            return GONE;
        }
    }

    private boolean isUnix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
