/** Where posts come from: finds them in files and folders, keeps their bytes as they came. */
@NullMarked
package org.nearchive.source;

import org.jspecify.annotations.NullMarked;
