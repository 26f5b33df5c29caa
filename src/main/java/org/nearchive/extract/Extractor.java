package org.nearchive.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.ConfigException;
import org.nearchive.config.IndexConfig;
import org.nearchive.source.RawPost;
import org.nearchive.source.Sources;

/** Makes a post of what came. Holds no state but its templates; used by many threads. */
public final class Extractor {
    /** Raised by hand whenever our code reads records, dumps or pages otherwise than before. */
    private static final String VERSION = "2";

    private final DumpExtractor dumps;
    private final PageExtractor pages;
    private final RecordExtractor records = new RecordExtractor();
    private final MediaTypes types = new MediaTypes();
    private final String siteRules;

    private Extractor(List<SiteTemplate> templates, String siteRules) {
        dumps = new DumpExtractor(templates);
        pages = new PageExtractor(templates);
        this.siteRules = siteRules;
    }

    /**
     * @param indexConfig the folder that holds {@code sites/}
     * @throws ConfigException with the mistakes of all templates
     */
    public static Extractor load(Path indexConfig) {
        List<SiteTemplate> templates = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        Path sites = indexConfig.resolve("sites");
        for (Path file : templatesIn(sites)) {
            SiteTemplate template = TemplateFile.read(file, mistakes);
            if (template != null) {
                templates.add(template);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return new Extractor(templates, VERSION + "-" + IndexConfig.fingerprint(sites, templatesIn(sites)));
    }

    private static List<Path> templatesIn(Path sites) {
        try (Stream<Path> list = Files.list(sites)) {
            return list.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigException(List.of(sites + ": there is no folder of page templates: " + e.getMessage()));
        }
    }

    /** Whether a text file is, by its name, a page saved as plain text. */
    public boolean isDump(Path file) {
        return dumps.knows(name(file));
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /**
     * Fingerprint of all that decides what becomes of an input of that form: when it changed, posts that were read
     * before are stale.
     */
    public String rules(RawPost.Form form) {
        return form == RawPost.Form.RECORD ? VERSION : siteRules;
    }

    public Extracted extract(RawPost raw) {
        return read(
                raw.form(),
                raw.form() == RawPost.Form.PAGE ? SavedAddress.nameOf(raw.file()) : name(raw.file()),
                raw.bytes(),
                // What comes through a pipe has no folder that it could mean.
                raw.file().equals(Sources.STANDARD_INPUT)
                        ? null
                        : Objects.requireNonNull(raw.file().toAbsolutePath().getParent()));
    }

    /**
     * Reads once more what was read before. Its files are not looked for: the archive has them.
     *
     * @param name of the file that it came in, as its provenance has it
     */
    public Extracted extractAgain(RawPost.Form form, String name, byte[] bytes) {
        return read(form, name, bytes, null);
    }

    /**
     * Reads a record that came without a feed around it.
     *
     * @param name of the way it came
     * @param given where the files are that it names
     */
    public Extracted extractRecord(String name, byte[] bytes, GivenFiles given) {
        try {
            return records.extract(DecodedText.ofUtf8(bytes).text(), name, rules(RawPost.Form.RECORD), given);
        } catch (RefusedInput | IllegalArgumentException e) {
            return refused(e);
        }
    }

    private static Extracted refused(RuntimeException e) {
        // What a post must hold is said by Post and its parts.
        return new Extracted.Refused(String.valueOf(e.getMessage()));
    }

    private Extracted read(RawPost.Form form, String name, byte[] bytes, @Nullable Path folder) {
        try {
            return switch (form) {
                case RECORD -> extractRecord(name, bytes, folder == null ? GivenFiles.NONE : GivenFiles.in(folder));
                case DUMP -> dumps.extract(DecodedText.of(bytes), name, rules(form));
                case PAGE -> pages.extract(DecodedText.of(bytes), name, rules(form), folder);
            };
        } catch (RefusedInput | IllegalArgumentException e) {
            return refused(e);
        }
    }

    /** The media type of a file by its first bytes and its name; {@code application/octet-stream} when nothing tells. */
    public String mediaType(Path file, String fileName) throws IOException {
        return types.of(file, fileName);
    }
}
