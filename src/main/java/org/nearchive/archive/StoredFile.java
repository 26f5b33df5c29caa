package org.nearchive.archive;

/** Bytes that the archive holds: their SHA-256 in 64 hex digits and their number. */
public record StoredFile(String sha256, long bytes) {}
