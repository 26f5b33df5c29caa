package org.nearchive.config;

import java.util.List;

/** The configuration has mistakes. The message holds all of them, one a line, each with its file and line. */
public final class ConfigException extends RuntimeException {
    private final transient List<String> mistakes;

    /** @param mistakes at least one, each {@code file:line: what is wrong and what would be right} */
    public ConfigException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
