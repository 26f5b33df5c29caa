/** Persons: their names across scripts, and where they stand in a text. */
@NullMarked
package org.nearchive.person;

import org.jspecify.annotations.NullMarked;
