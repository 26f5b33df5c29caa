/** A post of the archive and its attachments: immutable values, no I/O. */
@NullMarked
package org.nearchive.post;

import org.jspecify.annotations.NullMarked;
