/** Brings many posts from their sources into the archive, and reports on each. */
@NullMarked
package org.nearchive.ingest;

import org.jspecify.annotations.NullMarked;
