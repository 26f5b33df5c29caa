/** The API and the pages. */
@NullMarked
package org.nearchive.http;

import org.jspecify.annotations.NullMarked;
