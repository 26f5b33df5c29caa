package org.nearchive.index.lucene;

import java.io.IOException;

/** A file that names a generation does not hold what was written into it. The message says which. */
final class DamagedPointerException extends IOException {
    DamagedPointerException(String message) {
        super(message);
    }
}
