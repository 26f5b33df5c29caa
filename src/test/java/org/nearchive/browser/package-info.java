/** The pages in a real browser: run with the Maven profile {@code browser}, as scripts/test does. */
@org.jspecify.annotations.NullMarked
package org.nearchive.browser;
