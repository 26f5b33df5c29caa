/** Benchmarks: measured by hand with scripts/bench, never by a timed test. */
@NullMarked
package org.nearchive.bench;

import org.jspecify.annotations.NullMarked;
