/** Which posts are translations of each other: what is compared of two posts, how they are weighed, and the groups that follow. */
@NullMarked
package org.nearchive.enrich.group;

import org.jspecify.annotations.NullMarked;
