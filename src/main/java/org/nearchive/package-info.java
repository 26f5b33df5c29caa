/** Nearchive: ingestion and search for the news archive of NEAR. The rooms and the arrows between them: README.md, "The map". */
@NullMarked
package org.nearchive;

import org.jspecify.annotations.NullMarked;
