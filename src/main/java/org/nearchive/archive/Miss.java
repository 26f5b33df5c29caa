package org.nearchive.archive;

import java.time.LocalDate;

/**
 * Words that were searched for and not found.
 *
 * @param text folded, and cut when it was long
 * @param searches how often
 * @param first day of a search, in UTC
 * @param last day of one
 */
public record Miss(String text, long searches, LocalDate first, LocalDate last) {}
