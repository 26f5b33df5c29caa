/** Days and ranges of days, as people write them. */
@NullMarked
package org.nearchive.date;

import org.jspecify.annotations.NullMarked;
