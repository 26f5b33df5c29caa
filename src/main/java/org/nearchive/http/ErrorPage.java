package org.nearchive.http;

/** What a reader sees when a page cannot be shown: what was wrong and what would be right. */
public record ErrorPage(Messages words, String detail, String typed, String requestId) {}
