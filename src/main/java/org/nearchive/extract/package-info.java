/** From what came to a post: records and page templates, text without markup and labels. */
@NullMarked
package org.nearchive.extract;

import org.jspecify.annotations.NullMarked;
