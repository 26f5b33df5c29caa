/** The system of record: posts, files and jobs, durable and in the order of their changes. */
@NullMarked
package org.nearchive.archive;

import org.jspecify.annotations.NullMarked;
