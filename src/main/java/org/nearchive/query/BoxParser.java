package org.nearchive.query;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nearchive.date.DateMention;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Mention;

/**
 * Reads what was typed into the search box. Forgives what it does not understand: such text is words.
 *
 * <pre>
 * words              each must stand in the post
 * "some words"       next to each other
 * -word -"words"     must not
 * Gansu, 甘肃        the province, under all its names
 * province:CN-GS     the same; also province:甘肃, province:"Inner Mongolia"; so place: org: event: activity:
 * lang:ko            in Korean
 * date:2022..2024    published then; also 2023, 2023-06, 2023-06-29, ..2020, 2024.., "last year", 작년
 * on:2023-10         speaks of a day or month in October 2023; on:~2023-10 also of the year
 * </pre>
 */
public final class BoxParser {
    /** Longer ones are no questions but mishaps, and cost. */
    public static final int MAX_LENGTH = 1024;

    /** Before the days of {@code on:}. */
    private static final String COARSE = "~";

    private static final int MAX_CLAUSES = 64;
    private static final Set<String> FIELDS = fields();
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:-\\d+)+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern TOKEN = Pattern.compile(
            "(?<minus>-)?(?:(?<field>\\p{L}+)[:：](?=[^\\s\\p{Z}/]))?(?:\"(?<quoted>[^\"]*)\"|(?<bare>[^\\s\\p{Z}\"]+)|\")");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[a-z]{4})?");

    private static final Map<Kind, String> EXAMPLES = Map.of(
            Kind.PROVINCE, "an id like CN-GS or a name like 甘肃, Gansu, 간쑤성",
            Kind.PLACE, "an id like place:shenyang or a name like 沈阳, Shenyang, 선양",
            Kind.ORGANISATION, "an id like org:near or a name like NEAR, 사무국",
            Kind.EVENT, "an id like event:near-ga-14 or a name like 14th General Assembly, 제14차 총회",
            Kind.ACTIVITY, "visit, meeting, assembly, forum, agreement, membership, appointment or notice");

    private final Vocabulary vocabulary;
    private final String language;
    private final LocalDate today;

    /**
     * @param language to try first for words of days
     * @param today from which "last year" is seen, in Korea
     */
    public BoxParser(Vocabulary vocabulary, String language, LocalDate today) {
        this.vocabulary = vocabulary;
        this.language = language;
        this.today = today;
    }

    /**
     * @param typed anything; empty asks for all posts
     * @throws InvalidQueryException when a field does not exist or its value cannot be read, or when it is too much
     */
    public List<Clause> parse(String typed) {
        if (typed.length() > MAX_LENGTH) {
            throw invalid("a query has at most " + MAX_LENGTH + " characters, but this one has " + typed.length());
        }
        String text = Normalizer.normalize(SPACES.matcher(visible(typed)).replaceAll(" "), Normalizer.Form.NFC)
                .replace('“', '"')
                .replace('”', '"')
                .strip();
        List<Clause> clauses = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            List<Clause> special = new ArrayList<>();
            String quoted = token.group("quoted");
            String bare = token.group("bare");
            String field = token.group("field");
            if (field != null) {
                special.add(field(field, quoted != null ? quoted : bare == null ? "" : bare));
            } else if (quoted != null) {
                if (hasWords(quoted)) {
                    special.add(new Clause.Phrase(quoted.strip()));
                }
            } else if (bare != null && token.group("minus") != null) {
                special.addAll(words(bare));
            } else if (bare != null) {
                run.append(run.isEmpty() ? "" : " ").append(bare);
                continue;
            }
            clauses.addAll(words(run.toString()));
            run.setLength(0);
            special.forEach(clause -> clauses.add(token.group("minus") == null ? clause : new Clause.Not(clause)));
        }
        clauses.addAll(words(run.toString()));
        if (clauses.size() > MAX_CLAUSES) {
            throw invalid("a query has at most " + MAX_CLAUSES + " words, but this one has " + clauses.size());
        }
        return clauses;
    }

    /** Names of entities among the words, then the words between them. */
    private List<Clause> words(String run) {
        List<Clause> clauses = new ArrayList<>();
        int at = 0;
        for (Mention mention : vocabulary.gazetteer().namesIn(run)) {
            addWords(run.substring(at, mention.start()), clauses);
            clauses.add(new Clause.Named(mention.surface(), mention.candidates(), true));
            at = mention.end();
        }
        addWords(run.substring(at), clauses);
        return clauses;
    }

    private static void addWords(String text, List<Clause> clauses) {
        for (String word : text.split(" ", -1)) {
            if (hasWords(word)) {
                clauses.add(new Clause.Word(word));
            }
        }
    }

    private static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String visible(String typed) {
        return typed.replaceAll("[\\p{Cc}\\p{Cs}&&[^\\s]]", " ");
    }

    private Clause field(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Kind kind : Kind.filters()) {
            if (kind.filter().equals(lower)) {
                return new Clause.Named(value, entity(kind, value, "q"), false);
            }
        }
        return switch (lower) {
            case "lang" -> new Clause.InLanguage(language(value, "q"));
            case "date" -> new Clause.Published(days(value, "q", "date"));
            case "on" ->
                value.startsWith(COARSE)
                        ? new Clause.SpokenOf(days(value.substring(COARSE.length()), "q", "on"), true)
                        : new Clause.SpokenOf(days(value, "q", "on"), false);
            default ->
                throw invalid("there is no field \"" + name + ":\"; fields are " + String.join(", ", FIELDS)
                        + ". To search the words themselves, put them in quotes: \"" + name + ":" + value + "\"");
        };
    }

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>(Set.of("lang", "date", "on"));
        Kind.filters().forEach(kind -> fields.add(kind.filter()));
        return fields;
    }

    /**
     * The days that a text means: {@code 2023-06..2024}, or words of the six languages.
     *
     * @param parameter named in the error
     * @param name of the field, for people
     */
    public DateRange days(String value, String parameter, String name) {
        try {
            return DateRange.parse(value);
        } catch (IllegalArgumentException e) {
            // 2023-99 is a slip of the pen, though in words it may be the years 2023 to 2099.
            Optional<DateMention> inWords = NUMBERS.matcher(value).matches()
                    ? Optional.empty()
                    : vocabulary.dates().read(value, language, today);
            return inWords.map(DateMention::range)
                    .orElseThrow(() -> new InvalidQueryException(
                            parameter.equals("q") ? "invalid_query" : "invalid_date",
                            parameter,
                            name + ": " + e.getMessage() + ", or a day in words like \"June 2023\", \"작년\", \"去年\""));
        }
    }

    /**
     * The entities of a kind that an id or a name may mean.
     *
     * @param parameter named in the error
     */
    public List<String> entity(Kind kind, String idOrName, String parameter) {
        List<String> ids = vocabulary.gazetteer().resolve(kind, idOrName);
        if (ids.isEmpty()) {
            throw new InvalidQueryException(
                    "unknown_" + kind.filter(),
                    parameter,
                    "no " + kind.type() + " is called \"" + idOrName + "\"; write " + EXAMPLES.get(kind));
        }
        return ids;
    }

    /**
     * A language tag in the usual case: ko, zh, zh-Hans.
     *
     * @param parameter named in the error
     */
    public static String language(String tag, String parameter) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (!LANGUAGE.matcher(lower).matches()) {
            throw new InvalidQueryException(
                    "invalid_lang",
                    parameter,
                    "lang is a language tag like ko, en, zh, zh-Hant, ja, ru or mn, but was \"" + tag + "\"");
        }
        return Locale.forLanguageTag(lower).toLanguageTag();
    }

    private static InvalidQueryException invalid(String detail) {
        return new InvalidQueryException("invalid_query", "q", detail);
    }
}
