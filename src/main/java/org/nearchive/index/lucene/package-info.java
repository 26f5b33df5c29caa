/** The Lucene engine: generations on disk, the follower of the archive, search. */
@NullMarked
package org.nearchive.index.lucene;

import org.jspecify.annotations.NullMarked;
