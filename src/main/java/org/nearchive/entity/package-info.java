/** The gazetteer: entities, their names in six languages, and where those names stand in a text. */
@NullMarked
package org.nearchive.entity;

import org.jspecify.annotations.NullMarked;
