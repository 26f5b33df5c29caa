package org.nearchive.extract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.nearchive.extract.SiteTemplate.Way;

/** Reads a site's template and finds all its mistakes, each with its line. */
final class TemplateFile {
    /** <code>{author}</code> in a pattern or selector; not <code>\p{L}</code> nor <code>\d{4}</code>. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\\\[pPxN])\\{([a-z][a-z-]*)}");

    private static final String DATE = "date";
    private static final List<String> LABELS_WE_USE = List.of("next", "previous", "list", "home");

    private final Path file;
    private final List<String> mistakes;
    /** What a placeholder stands for, as a regular expression without groups. */
    private final Map<String, String> meanings = new LinkedHashMap<>();

    private TemplateFile(Path file, List<String> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** A value of the file and the line it begins at; what it holds is text, a list, a map by key, or nothing. */
    private record Value(int line, @Nullable Object content) {
        String kind() {
            return switch (content) {
                case null -> "nothing";
                case String text -> "text";
                case List<?> list -> "a list";
                default -> "keys";
            };
        }
    }

    /** @return {@code null} when there were mistakes */
    static @Nullable SiteTemplate read(Path file, List<String> mistakes) {
        int before = mistakes.size();
        TemplateFile reader = new TemplateFile(file, mistakes);
        SiteTemplate template = null;
        try (InputStream in = Files.newInputStream(file);
                JsonParser yaml = new YAMLFactory().createParser(in)) {
            yaml.nextToken();
            template = reader.template(reader.value(yaml));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            reader.mistake(line, "is no YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read: " + e.getMessage());
        }
        return mistakes.size() == before ? template : null;
    }

    private Value value(JsonParser yaml) throws IOException {
        int line = yaml.currentTokenLocation().getLineNr();
        JsonToken token = yaml.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<Value> list = new ArrayList<>();
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(yaml));
            }
            return new Value(line, list);
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, Value> map = new LinkedHashMap<>();
            while (yaml.nextToken() != JsonToken.END_OBJECT) {
                String key = yaml.currentName();
                int keyLine = yaml.currentTokenLocation().getLineNr();
                yaml.nextToken();
                Value value = new Value(keyLine, value(yaml).content());
                if (map.put(key, value) != null) {
                    mistake(keyLine, "the key \"" + key + "\" stands here a second time");
                }
            }
            return new Value(line, map);
        }
        boolean nothing = token == null || token == JsonToken.VALUE_NULL;
        return new Value(line, nothing ? null : yaml.getText());
    }

    /** @param line 0 for what is missing and was said to be */
    private void mistake(int line, String what) {
        if (line == 0) {
            return;
        }
        mistakes.add(file + ":" + line + ": " + what);
    }

    private SiteTemplate template(Value root) {
        Keys keys = new Keys("", root, List.of("site", "days", "labels", "address", "dump", "page"));
        String site = keys.text("site");
        if (!site.isEmpty() && !site.matches("[a-z0-9][a-z0-9.-]{0,50}")) {
            mistake(
                    keys.line("site"),
                    "site must be small letters, digits, dots and hyphens, but was \"" + site + "\"");
        }
        DayShapes days = days(keys.value("days"));
        labels(keys.value("labels"));
        SiteTemplate.Address address = address(keys.value("address"));
        SiteTemplate.Dump dump = dump(keys.value("dump"));
        SiteTemplate.Page page = page(keys.value("page"), keys.value("labels"));
        // Where a label is missing its mistake is said already.
        PageEnd end = new PageEnd(
                meanings.getOrDefault("next", "x"),
                meanings.getOrDefault("previous", "x"),
                meanings.getOrDefault("list", "x"));
        return new SiteTemplate(site, days, end, address, dump, page);
    }

    private DayShapes days(Value written) {
        List<String> shapes = new ArrayList<>();
        for (Value shape : list("days", written)) {
            try {
                String text = text("days", shape);
                var unused = new DayShapes(List.of(text));
                shapes.add(text);
            } catch (IllegalArgumentException e) {
                mistake(shape.line(), String.valueOf(e.getMessage()));
            }
        }
        DayShapes days = new DayShapes(shapes);
        meanings.put(DATE, days.source());
        return days;
    }

    private void labels(Value written) {
        if (written.content() instanceof Map<?, ?> map) {
            map.forEach((name, words) -> {
                String label = String.valueOf(name);
                if (!PLACEHOLDER.matcher("{" + label + "}").matches() || label.equals(DATE)) {
                    mistake(
                            ((Value) words).line(),
                            "a label's name is small letters and hyphens and not \"date\", but was \"" + label + "\"");
                }
                List<String> list = texts("labels." + label, (Value) words);
                if (list.isEmpty()) {
                    mistake(((Value) words).line(), "labels." + label + " has no words");
                }
                meanings.put(label, anyOf(list));
            });
        } else {
            mistake(written.line(), "labels must be keys with lists of words, but was " + written.kind());
        }
        for (String label : LABELS_WE_USE) {
            if (!meanings.containsKey(label)) {
                mistake(written.line(), "the key \"labels." + label + "\" is missing");
                meanings.put(label, "x");
            }
        }
    }

    private static String anyOf(List<String> words) {
        return words.stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(word -> word.replaceAll("[\\\\.\\[\\]{}()*+?^$|]", "\\\\$0"))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private SiteTemplate.Address address(Value written) {
        Keys keys = new Keys("address", written, List.of("number", "noise", "languages"));
        Map<String, String> languages = new LinkedHashMap<>();
        Value byPart = keys.value("languages");
        if (byPart.content() instanceof Map<?, ?> map) {
            map.forEach((part, language) ->
                    languages.put(String.valueOf(part), text("address.languages." + part, (Value) language)));
        } else {
            mistake(byPart.line(), "address.languages must be keys with languages, but was " + byPart.kind());
        }
        return new SiteTemplate.Address(
                texts("address.number", keys.value("number")),
                each("address.noise", keys.value("noise"), this::pattern),
                languages);
    }

    private SiteTemplate.Dump dump(Value written) {
        Keys keys = new Keys(
                "dump", written, List.of("file", "title", "head-noise", "author", "files", "file-mark", "labels"));
        return new SiteTemplate.Dump(
                withGroup("dump.file", keys.value("file")),
                withGroups("dump.title", keys.value("title"), "title", "published"),
                each("dump.head-noise", keys.value("head-noise"), this::pattern),
                withGroup("dump.author", keys.value("author")),
                withGroup("dump.files", keys.value("files")),
                pattern("dump.file-mark", keys.value("file-mark")),
                each("dump.labels", keys.value("labels"), this::pattern));
    }

    private SiteTemplate.Page page(Value written, Value labels) {
        Keys keys = new Keys(
                "page",
                written,
                List.of(
                        "marks",
                        "lists",
                        "title",
                        "published",
                        "author",
                        "board",
                        "body",
                        "not-body",
                        "files",
                        "file-name",
                        "language"));
        List<String> home = labels.content() instanceof Map<?, ?> map && map.get("home") instanceof Value words
                ? texts("labels.home", words)
                : List.of();
        return new SiteTemplate.Page(
                each("page.marks", keys.value("marks"), this::selector),
                each("page.lists", keys.value("lists"), this::selector),
                each("page.title", keys.value("title"), this::way),
                each("page.published", keys.value("published"), this::way),
                each("page.author", keys.value("author"), this::way),
                each("page.board", keys.value("board"), this::way),
                home,
                each("page.body", keys.value("body"), this::selector),
                each("page.not-body", keys.value("not-body"), this::selector),
                each("page.files", keys.value("files"), this::selector),
                each("page.file-name", keys.value("file-name"), this::way),
                each("page.language", keys.value("language"), this::way));
    }

    private Way way(String name, Value written) {
        Keys keys = new Keys(name, written, List.of(), List.of("select", "attribute", "own", "pattern"));
        String own = keys.has("own") ? keys.text("own") : "false";
        if (!own.equals("true") && !own.equals("false")) {
            mistake(keys.line("own"), name + ".own must be true or false, but was \"" + own + "\"");
        }
        return new Way(
                keys.has("select") ? selector(name + ".select", keys.value("select")) : null,
                keys.has("attribute") ? keys.text("attribute") : null,
                own.equals("true"),
                keys.has("pattern") ? withGroup(name + ".pattern", keys.value("pattern")) : null);
    }

    private Evaluator selector(String name, Value written) {
        String selector = expanded(written.line(), text(name, written));
        try {
            return Selector.evaluatorOf(selector);
        } catch (IllegalArgumentException | IllegalStateException e) {
            if (!selector.isEmpty()) {
                mistake(written.line(), name + " is no CSS selector: " + e.getMessage());
            }
            return Selector.evaluatorOf("*");
        }
    }

    private Pattern pattern(String name, Value written) {
        String pattern = expanded(written.line(), text(name, written));
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            mistake(
                    written.line(),
                    name + " is no regular expression: " + e.getDescription() + " at place " + (e.getIndex() + 1)
                            + " of " + pattern);
            return Pattern.compile("()");
        }
    }

    private Pattern withGroup(String name, Value written) {
        int before = mistakes.size();
        Pattern pattern = pattern(name, written);
        if (mistakes.size() == before && pattern.matcher("").groupCount() == 0) {
            mistake(written.line(), name + " needs a group, the part in ( ) that is taken, but was " + pattern);
        }
        return pattern;
    }

    private Pattern withGroups(String name, Value written, String... groups) {
        int before = mistakes.size();
        Pattern pattern = pattern(name, written);
        for (String group : groups) {
            if (mistakes.size() == before && !pattern.namedGroups().containsKey(group)) {
                mistake(
                        written.line(),
                        name + " needs a group named " + group + ", written (?<" + group + ">…), but was " + pattern);
            }
        }
        return pattern;
    }

    /** With every {@code {label}} replaced by what it stands for. */
    private String expanded(int line, String written) {
        return PLACEHOLDER.matcher(written).replaceAll(found -> {
            String meaning = meanings.get(found.group(1));
            if (meaning == null) {
                mistake(line, "there is no label \"" + found.group(1) + "\"; labels are " + meanings.keySet());
                return "x";
            }
            return Matcher.quoteReplacement(meaning);
        });
    }

    private <T> List<T> each(String name, Value written, BiFunction<String, Value, T> read) {
        return list(name, written).stream().map(item -> read.apply(name, item)).toList();
    }

    private List<String> texts(String name, Value written) {
        return each(name, written, this::text);
    }

    private List<Value> list(String name, Value written) {
        if (written.content() instanceof List<?> list) {
            return list.stream().map(Value.class::cast).toList();
        }
        mistake(written.line(), name + " must be a list, but was " + written.kind());
        return List.of();
    }

    private String text(String name, Value written) {
        if (written.content() instanceof String text && !text.isBlank()) {
            return text;
        }
        mistake(written.line(), name + " must be text, but was " + written.kind());
        return "";
    }

    /** A part of the file with keys; says which are missing and which nobody knows. */
    private final class Keys {
        private final String name;
        private final Map<String, Value> values = new LinkedHashMap<>();

        Keys(String name, Value written, List<String> required) {
            this(name, written, required, required);
        }

        Keys(String name, Value written, List<String> required, List<String> known) {
            this.name = name.isEmpty() ? "" : name + ".";
            if (!(written.content() instanceof Map<?, ?> map)) {
                mistake(
                        written.line(),
                        (name.isEmpty() ? "a template" : name) + " must have the keys " + known + ", but was "
                                + written.kind());
                return;
            }
            map.forEach((key, value) -> {
                if (known.contains(key)) {
                    values.put(String.valueOf(key), (Value) value);
                } else {
                    mistake(
                            ((Value) value).line(),
                            "there is no key \"" + this.name + key + "\"; keys here are " + known);
                }
            });
            for (String key : required) {
                if (!values.containsKey(key)) {
                    mistake(written.line(), "the key \"" + this.name + key + "\" is missing");
                }
            }
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        int line(String key) {
            return value(key).line();
        }

        /** Line 0 for a key whose absence was said already. */
        Value value(String key) {
            return values.getOrDefault(key, new Value(0, null));
        }

        String text(String key) {
            return TemplateFile.this.text(name + key, value(key));
        }
    }
}
