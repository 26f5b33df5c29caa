package org.nearchive.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.nearchive.config.ConfigException;
import org.nearchive.source.RawPost;

/** Makes a post of what came. Holds no state but its templates; used by many threads. */
public final class Extractor {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private final DumpExtractor dumps;
    private final PageExtractor pages;
    private final RecordExtractor records = new RecordExtractor();
    private final Tika types = new Tika();

    private Extractor(List<SiteTemplate> templates) {
        dumps = new DumpExtractor(templates);
        pages = new PageExtractor(templates);
    }

    /**
     * @param indexConfig the folder that holds {@code sites/}
     * @throws ConfigException with the mistakes of all templates
     */
    public static Extractor load(Path indexConfig) {
        YAMLMapper yaml = new YAMLMapper();
        List<SiteTemplate> templates = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        Path sites = indexConfig.resolve("sites");
        for (Path file : templatesIn(sites)) {
            try (InputStream in = Files.newInputStream(file)) {
                templates.add(yaml.readValue(in, SiteTemplate.class));
            } catch (UnrecognizedPropertyException e) {
                mistakes.add(file + ":" + lineOf(e.getPropertyName(), file) + ": there is no key \""
                        + e.getPropertyName() + "\"; keys here are " + e.getKnownPropertyIds());
            } catch (JsonProcessingException e) {
                int line = e.getLocation() == null
                        ? 1
                        : Math.max(1, e.getLocation().getLineNr());
                mistakes.add(file + ":" + line + ": " + e.getOriginalMessage());
            } catch (IOException e) {
                mistakes.add(file + ": cannot be read: " + e.getMessage());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return new Extractor(templates);
    }

    /** Where a key stands: the parser knows only where it gave up. */
    private static int lineOf(String key, Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith(key + ":")) {
                    return i + 1;
                }
            }
        } catch (IOException e) {
            // It was read a moment ago; without the line the mistake is said all the same.
        }
        return 1;
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
        return dumps.knows(file);
    }

    public Extracted extract(RawPost raw) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Extracted.Refused("is not UTF-8; save it as UTF-8");
        }
        if (text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        Path folder = Objects.requireNonNull(raw.file().toAbsolutePath().getParent());
        try {
            return switch (raw.form()) {
                case RECORD -> records.extract(text, folder);
                case DUMP -> dumps.extract(raw.file(), text);
                case PAGE -> pages.extract(raw.file(), text, folder);
            };
        } catch (RefusedInput | IllegalArgumentException e) {
            // What a post must hold is said by Post and its parts.
            return new Extracted.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** The media type of a file by its first bytes and its name; {@code application/octet-stream} when nothing tells. */
    public String mediaType(Path file, String fileName) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return types.detect(in, fileName);
        }
    }
}
