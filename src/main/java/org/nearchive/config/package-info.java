/** The folder {@code index-config/}: where it lies, its fingerprint, the mistakes found in it. */
@NullMarked
package org.nearchive.config;

import org.jspecify.annotations.NullMarked;
