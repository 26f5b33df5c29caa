package org.nearchive.date;

/**
 * A place that was a date before characters were lost ("629日" for 6月29日), and that no other date of the post explains.
 *
 * @param start UTF-16 offset of the first character
 * @param end UTF-16 offset after the last character
 */
public record DamagedDate(int start, int end, String surface) {}
