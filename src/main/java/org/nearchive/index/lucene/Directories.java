package org.nearchive.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Opens the folder that holds a generation's Lucene files. Tests open one that fails. */
@FunctionalInterface
interface Directories {
    Directories ON_DISK = FSDirectory::open;

    Directory open(Path folder) throws IOException;
}
