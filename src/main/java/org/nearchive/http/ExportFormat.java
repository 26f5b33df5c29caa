package org.nearchive.http;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nearchive.query.InvalidQueryException;

/** The forms in which a complete set of posts is written. */
public enum ExportFormat {
    /** The object of {@code /api/v1/posts/{id}}, one a line. */
    JSONL("application/x-ndjson", "jsonl") {
        @Override
        ExportWriter to(Writer out) {
            return new JsonLines(out);
        }
    },
    /** A table for spreadsheets, RFC 4180. */
    CSV("text/csv", "csv") {
        @Override
        ExportWriter to(Writer out) throws IOException {
            return new CsvTable(out);
        }
    },
    /** For reference managers. */
    RIS("application/x-research-info-systems", "ris") {
        @Override
        ExportWriter to(Writer out) {
            return new RisReferences(out);
        }
    },
    /** For LaTeX. */
    BIBTEX("application/x-bibtex", "bib") {
        @Override
        ExportWriter to(Writer out) {
            return new BibtexReferences(out);
        }
    },
    /** CSL-JSON, for citation processors. */
    CSL("application/vnd.citationstyles.csl+json", "json") {
        @Override
        ExportWriter to(Writer out) {
            return new CslReferences(out);
        }
    };

    private final String mediaType;
    private final String ending;

    ExportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** With UTF-8 as its charset where the type has one. */
    public String mediaType() {
        return this == CSL || this == JSONL ? mediaType : mediaType + "; charset=utf-8";
    }

    /** Of the file's name, without a dot. */
    public String ending() {
        return ending;
    }

    abstract ExportWriter to(Writer out) throws IOException;

    /** @throws InvalidQueryException for a name of none */
    public static ExportFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidQueryException(
                        "invalid_format",
                        "format",
                        "format is "
                                + Arrays.stream(values())
                                        .map(ExportFormat::word)
                                        .collect(Collectors.joining(", "))
                                + ", but was \"" + name + "\""));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
