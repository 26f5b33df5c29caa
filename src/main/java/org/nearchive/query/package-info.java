/** What is asked and what is answered, without any engine: SearchQuery, the box language, SearchResult. */
@NullMarked
package org.nearchive.query;

import org.jspecify.annotations.NullMarked;
