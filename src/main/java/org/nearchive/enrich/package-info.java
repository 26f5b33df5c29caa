/** What a post says about itself: its language and its mentions. A pure function of post and configuration. */
@NullMarked
package org.nearchive.enrich;

import org.jspecify.annotations.NullMarked;
