package org.nearchive.archive;

/**
 * An input of which no post could be made.
 *
 * @param line 0 when it is the file as a whole
 */
public record Refusal(String file, int line, String reason) {

    /** {@code file:line: reason}, for people. */
    public String inWords() {
        return file + (line == 0 ? "" : ":" + line) + ": " + reason;
    }
}
