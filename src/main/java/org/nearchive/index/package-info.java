/** What is indexed of a post, and how text of each language is analysed. */
@NullMarked
package org.nearchive.index;

import org.jspecify.annotations.NullMarked;
