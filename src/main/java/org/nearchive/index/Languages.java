package org.nearchive.index;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.ConfigException;
import org.nearchive.config.Spelling;
import org.nearchive.index.LanguageRules.Cutting;
import org.nearchive.index.LanguageRules.Stemming;

/**
 * The file {@code languages.yaml}: how texts and questions are analysed, and what each place of a post weighs.
 *
 * @param weights of the places of a post
 * @param questionShare the share of its words that a long question requires, 0 to 1
 * @param rules by language, for each of {@link #ALL}
 */
record Languages(Weights weights, double questionShare, Map<String, LanguageRules> rules) {
    static final List<String> ALL = List.of("ko", "ja", "zh", "ru", "mn", "en");
    private static final String FILE = "languages.yaml";

    Languages {
        rules = Map.copyOf(rules);
    }

    LanguageRules of(String language) {
        return rules.getOrDefault(language, LanguageRules.DEFAULT);
    }

    /** @throws ConfigException with all mistakes of the file; a missing file means the defaults */
    static Languages load(Path indexConfig) {
        Path file = indexConfig.resolve(FILE);
        Reader reader = new Reader(file);
        Languages languages = reader.languages(Files.exists(file) ? reader.values() : Map.of());
        if (!reader.mistakes.isEmpty()) {
            throw new ConfigException(reader.mistakes);
        }
        return languages;
    }

    /** A value and the line it begins at: text, a list, or values by key. */
    private record Value(int line, @Nullable Object content) {}

    private static final class Reader {
        private final Path file;
        private final List<String> mistakes = new ArrayList<>();
        private final Map<String, Integer> lines = new HashMap<>();

        Reader(Path file) {
            this.file = file;
        }

        Map<String, Value> values() {
            try (InputStream in = Files.newInputStream(file);
                    JsonParser yaml = new YAMLFactory().createParser(in)) {
                yaml.nextToken();
                return keys("", new Value(1, value(yaml, "").content), List.of("weights", "questions", "languages"));
            } catch (JsonProcessingException e) {
                int line = e.getLocation() == null
                        ? 1
                        : Math.max(1, e.getLocation().getLineNr());
                mistake(line, "is no YAML: " + e.getOriginalMessage());
            } catch (IOException e) {
                mistakes.add(file + ": cannot be read: " + e.getMessage());
            }
            return Map.of();
        }

        private Value value(JsonParser yaml, String path) throws IOException {
            int line = yaml.currentTokenLocation().getLineNr();
            JsonToken token = yaml.currentToken();
            if (token == JsonToken.START_ARRAY) {
                List<Value> list = new ArrayList<>();
                while (yaml.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(yaml, path));
                }
                return new Value(line, list);
            }
            if (token == JsonToken.START_OBJECT) {
                Map<String, Value> values = new LinkedHashMap<>();
                while (yaml.nextToken() != JsonToken.END_OBJECT) {
                    String key = yaml.currentName();
                    int at = yaml.currentTokenLocation().getLineNr();
                    yaml.nextToken();
                    lines.put(path + key, at);
                    if (values.put(key, value(yaml, path + key + ".")) != null) {
                        mistake(at, "\"" + key + "\" stands twice; keep one");
                    }
                }
                return new Value(line, values);
            }
            return new Value(line, token == null || token == JsonToken.VALUE_NULL ? null : yaml.getText());
        }

        private void mistake(int line, String text) {
            mistakes.add(file + ":" + line + ": " + text);
        }

        @SuppressWarnings("unchecked")
        private Map<String, Value> keys(String path, @Nullable Value value, List<String> known) {
            if (value == null || value.content == null) {
                return Map.of();
            }
            if (!(value.content instanceof Map)) {
                mistake(value.line, (path.isEmpty() ? "the file" : path) + " has keys: " + String.join(", ", known));
                return Map.of();
            }
            Map<String, Value> values = (Map<String, Value>) value.content;
            values.forEach((key, content) -> {
                if (!known.contains(key)) {
                    mistake(
                            lines.getOrDefault(path.isEmpty() ? key : path + "." + key, content.line),
                            "there is no key \"" + key + "\"; did you mean "
                                    + Spelling.nearest(key, known).orElse("") + "? There are "
                                    + String.join(", ", known));
                }
            });
            return values;
        }

        Languages languages(Map<String, Value> values) {
            Map<String, Value> weights = keys(
                    "weights",
                    values.get("weights"),
                    List.of("title", "file_text", "neutral", "entity", "other_language"));
            Weights read = new Weights(
                    number(weights.get("title"), 1, 10, 2),
                    number(weights.get("file_text"), 0, 1, 0.5f),
                    number(weights.get("neutral"), 0, 1, 0.15f),
                    number(weights.get("entity"), 0, 10, 1),
                    number(weights.get("other_language"), 0, 1, 0.4f));
            Map<String, Value> questions = keys("questions", values.get("questions"), List.of("share"));
            Map<String, LanguageRules> rules = new LinkedHashMap<>();
            keys("languages", values.get("languages"), ALL)
                    .forEach((language, value) -> rules.put(language, rules(language, value)));
            return new Languages(read, number(questions.get("share"), 0, 1, 0.1f), rules);
        }

        private LanguageRules rules(String language, Value value) {
            Map<String, Value> keys = keys(
                    "languages." + language,
                    value,
                    List.of(
                            "tokenizer",
                            "stemmer",
                            "names_whole",
                            "grams",
                            "grams_weight",
                            "words_weight",
                            "question_words"));
            Cutting tokenizer = one(keys.get("tokenizer"), Cutting.values(), Cutting.WORDS);
            boolean whole = isTrue(keys.get("names_whole"));
            if (whole && tokenizer != Cutting.NORI && tokenizer != Cutting.KUROMOJI) {
                mistake(
                        Objects.requireNonNull(keys.get("names_whole")).line,
                        "names_whole needs a tokenizer with a dictionary: nori or kuromoji");
            }
            return new LanguageRules(
                    tokenizer,
                    one(keys.get("stemmer"), Stemming.values(), Stemming.NONE),
                    whole,
                    grams(keys.get("grams"), tokenizer),
                    number(keys.get("grams_weight"), 0, 2, 0.5f),
                    number(keys.get("words_weight"), 0, 2, 1),
                    list(keys.get("question_words")));
        }

        private List<Integer> grams(@Nullable Value value, Cutting tokenizer) {
            List<Integer> grams = new ArrayList<>();
            for (String number : list(value)) {
                grams.add(number.matches("[1-6]") ? Integer.parseInt(number) : 0);
            }
            boolean letters = tokenizer == Cutting.WORDS;
            boolean right = letters
                    ? grams.size() <= 1 && grams.stream().allMatch(length -> length >= 3)
                    : grams.isEmpty() || grams.equals(List.of(2)) || grams.equals(List.of(1, 2));
            if (!right) {
                mistake(
                        value == null ? 1 : value.line,
                        "grams of " + tokenizer.name().toLowerCase(Locale.ROOT) + " are "
                                + (letters ? "one of [3], [4], [5], [6]" : "[2] or [1, 2]") + ", but were " + grams);
                return List.of();
            }
            return grams;
        }

        private List<String> list(@Nullable Value value) {
            List<String> list = new ArrayList<>();
            if (value != null && value.content instanceof List<?> values) {
                values.forEach(one -> list.add(String.valueOf(((Value) one).content)));
            } else if (value != null) {
                mistake(value.line, "is a list, like [a, b]");
            }
            return list;
        }

        private boolean isTrue(@Nullable Value value) {
            if (value == null || "false".equals(value.content)) {
                return false;
            }
            if (!"true".equals(value.content)) {
                mistake(value.line, "is true or false, but was " + value.content);
            }
            return true;
        }

        private <E extends Enum<E>> E one(@Nullable Value value, E[] all, E otherwise) {
            if (value == null) {
                return otherwise;
            }
            for (E choice : all) {
                if (choice.name().toLowerCase(Locale.ROOT).equals(value.content)) {
                    return choice;
                }
            }
            mistake(
                    value.line,
                    "is one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(all)
                                            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                            .toList())
                            + ", but was " + value.content);
            return otherwise;
        }

        private float number(@Nullable Value value, float least, float most, float otherwise) {
            if (value == null) {
                return otherwise;
            }
            try {
                float number = Float.parseFloat(String.valueOf(value.content));
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, like one out of range.
            }
            mistake(value.line, "is a number from " + least + " to " + most + ", but was " + value.content);
            return otherwise;
        }
    }
}
