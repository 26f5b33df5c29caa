package org.nearchive.post;

/** How far we came with an attached file. Every file has exactly one. */
public enum FileStatus {
    /** All text and metadata were read. */
    OK,
    /** Some of it was read; the reason says what was not. */
    PARTIAL,
    /** A limit stopped us; what was read until then is kept. */
    LIMITED,
    /** A password protects it. */
    ENCRYPTED,
    /** Damaged, or of a format that nobody here reads. */
    UNREADABLE,
    /** Reading it broke or took too long. */
    FAILED,
    /** The post names it, but its bytes were not given. */
    MISSING,
    /** Its bytes are stored; it has not been read yet. */
    PENDING
}
