package org.nearchive.query;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nearchive.config.Spelling;
import org.nearchive.date.DateMention;
import org.nearchive.date.DateRange;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Mention;
import org.nearchive.post.FileType;
import org.nearchive.query.Box.Note;
import org.nearchive.query.Box.Reason;
import org.nearchive.query.BoxScanner.Token;

/**
 * Reads what was typed into the search box. Forgives what it does not understand: such text is words, and a note says so.
 *
 * <pre>
 * words              each must stand in the post
 * "some words"       next to each other; "some words"~5 at most five places away from that
 * -word -"words"     must not
 * a OR b             one of the two; binds closer than standing beside each other
 * (a b) OR c         brackets keep together
 * prefix*  word~     words that begin so; words that are spelled nearly so
 * Gansu, 甘肃        the province, under all its names
 * person:임병진      posts that name a person, in all spellings; person:~임병진 also those who may be meant
 * province:CN-GS     the same; also province:甘肃, province:"Inner Mongolia"; so place: org: event: activity:
 * lang:ko  board:Notice  file:programme  filetype:pdf
 * date:2022..2024    published then; also 2023, 2023-06, 2023-06-29, ..2020, 2024.., "last year", 작년
 * on:2023-10         speaks of a day or month in October 2023; on:~2023-10 also of the year
 * </pre>
 *
 * The grammar: {@code src/docs/query-language.md}.
 */
public final class BoxParser {
    /** In code points. Longer ones are no questions but mishaps, and cost. */
    public static final int MAX_LENGTH = 1024;

    static final Set<String> FIELDS = fields();
    /** Before the days of {@code on:}. */
    private static final String COARSE = "~";

    private static final int MAX_CLAUSES = 1024;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NOTES = 10;
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:-\\d+)+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[a-z]{4})?");
    private static final Pattern WORD = Pattern.compile("[^ ]+");

    private static final Pattern FILE_TYPE = Pattern.compile("[a-z0-9]{1,10}");

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
    public Box parse(String typed) {
        int length = typed.codePointCount(0, typed.length());
        if (length > MAX_LENGTH) {
            throw invalid("a query has at most " + MAX_LENGTH + " characters, but this one has " + length);
        }
        BoxScanner.Scan scan = BoxScanner.scan(typed);
        Reading reading = new Reading(scan.tokens(), new ArrayList<>(scan.notes()));
        List<Clause> clauses = reading.group(0, scan.tokens().size(), 0);
        long count = clauses.stream().flatMap(BoxParser::parts).count();
        if (count > MAX_CLAUSES) {
            throw invalid("a query has at most " + MAX_CLAUSES + " words and conditions, but this one has " + count);
        }
        if (clauses.isEmpty() && !typed.isBlank()) {
            String text = typed.strip();
            reading.notes.add(new Note(text, 0, Reason.NO_WORDS));
            clauses = List.of(new Clause.Word(text));
        }
        return new Box(clauses, reading.notes.stream().limit(MAX_NOTES).toList());
    }

    private static Stream<Clause> parts(Clause clause) {
        return switch (clause) {
            case Clause.Not not -> parts(not.clause());
            case Clause.All all -> all.clauses().stream().flatMap(BoxParser::parts);
            case Clause.Any any -> any.clauses().stream().flatMap(BoxParser::parts);
            default -> Stream.of(clause);
        };
    }

    /** A part of a query: something to look for, or the OR between two. */
    private sealed interface Item {
        /** What stands together without a space, or is one name: one side of an OR. */
        record Unit(List<Clause> clauses) implements Item {
            Clause asOne() {
                return clauses.size() == 1 ? clauses.getFirst() : new Clause.All(clauses);
            }
        }

        record Joint(int at) implements Item {}
    }

    /** One text while it is being read. */
    private final class Reading {
        private final List<Token> tokens;
        private final List<Note> notes;
        /** Brackets that open → the ones that close them. */
        private final Map<Integer, Integer> pairs = new HashMap<>();

        Reading(List<Token> tokens, List<Note> notes) {
            this.tokens = tokens;
            this.notes = notes;
            pairBrackets();
        }

        private void pairBrackets() {
            Deque<Integer> open = new ArrayDeque<>();
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i) instanceof Token.Open) {
                    open.push(i);
                } else if (tokens.get(i) instanceof Token.Close close) {
                    if (open.isEmpty()) {
                        notes.add(new Note(")", close.at(), Reason.UNPAIRED_BRACKET));
                    } else {
                        pairs.put(open.pop(), i);
                    }
                }
            }
            open.reversed().forEach(i -> notes.add(new Note("(", tokens.get(i).at(), Reason.UNPAIRED_BRACKET)));
        }

        /** The clauses of the tokens from {@code start} to {@code end}, exclusive. */
        List<Clause> group(int start, int end, int depth) {
            if (depth > MAX_DEPTH) {
                throw invalid("brackets may stand in at most " + MAX_DEPTH + " others")
                        .at(tokens.get(start - 1).at());
            }
            List<Item> items = new ArrayList<>();
            StringBuilder run = new StringBuilder();
            for (int i = start; i < end; i++) {
                if (tokens.get(i) instanceof Token.Bare bare && !bare.not()) {
                    run.append(run.isEmpty() ? "" : " ").append(bare.text());
                    continue;
                }
                if (pairs.containsKey(i)) {
                    String name = run + " (" + plain(i + 1, pairs.get(i)) + ")";
                    if (isName(name + following(pairs.get(i) + 1, end), run.length())) {
                        run.replace(0, run.length(), name);
                        i = pairs.get(i);
                        continue;
                    }
                }
                items.addAll(units(run.toString()));
                run.setLength(0);
                if (pairs.containsKey(i)) {
                    int close = pairs.get(i);
                    add(items, group(i + 1, close, depth + 1), ((Token.Open) tokens.get(i)).not(), true);
                    i = close;
                } else {
                    one(tokens.get(i), items);
                }
            }
            items.addAll(units(run.toString()));
            return joined(items);
        }

        /** The words between two tokens; empty when there is anything else. */
        private String plain(int from, int to) {
            List<Token> inside = tokens.subList(from, to);
            boolean plain = inside.stream().allMatch(token -> token instanceof Token.Bare bare && !bare.not());
            return plain
                    ? inside.stream().map(token -> ((Token.Bare) token).text()).collect(Collectors.joining(" "))
                    : "";
        }

        /** The words that stand behind a bracket. */
        private String following(int from, int end) {
            StringBuilder words = new StringBuilder();
            for (int i = from; i < end && tokens.get(i) instanceof Token.Bare bare && !bare.not(); i++) {
                words.append(' ').append(bare.text());
            }
            return words.toString();
        }

        /** Whether a bracket belongs to a name, as in Расон (КНДР). */
        private boolean isName(String text, int bracket) {
            return vocabulary.gazetteer().namesIn(text).stream()
                    .anyMatch(name -> name.start() < bracket && name.end() > bracket + 1);
        }

        private void one(Token token, List<Item> items) {
            switch (token) {
                case Token.Bare bare -> {
                    List<Clause> clauses = units(bare.text()).stream()
                            .flatMap(unit -> unit.clauses().stream())
                            .toList();
                    add(items, clauses, bare.not(), clauses.size() > 1);
                }
                case Token.Whole whole -> add(items, List.of(whole.clause()), whole.not(), false);
                case Token.Field field -> add(items, List.of(field(field)), field.not(), false);
                case Token.Or or -> items.add(new Item.Joint(or.at()));
                // Without partners: a note says so already.
                case Token.Open open -> {}
                case Token.Close close -> {}
            }
        }

        private static void add(List<Item> items, List<Clause> clauses, boolean not, boolean together) {
            if (!clauses.isEmpty()) {
                Clause clause = together ? new Clause.All(clauses) : clauses.getFirst();
                items.add(new Item.Unit(List.of(not ? new Clause.Not(clause) : clause)));
            }
        }

        /** What stands on both sides of an OR becomes one clause; an OR that lacks a side is passed over. */
        private List<Clause> joined(List<Item> items) {
            List<Item> sound = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Item.Joint joint && !isBetween(sound, items, i)) {
                    notes.add(new Note("OR", joint.at(), Reason.STRAY_OR));
                } else {
                    sound.add(items.get(i));
                }
            }
            List<Clause> clauses = new ArrayList<>();
            for (int i = 0; i < sound.size(); i++) {
                Item.Unit unit = (Item.Unit) sound.get(i);
                if (i + 1 == sound.size() || sound.get(i + 1) instanceof Item.Unit) {
                    clauses.addAll(unit.clauses());
                    continue;
                }
                List<Clause> sides = new ArrayList<>(List.of(unit.asOne()));
                while (i + 1 < sound.size() && sound.get(i + 1) instanceof Item.Joint) {
                    i += 2;
                    sides.add(((Item.Unit) sound.get(i)).asOne());
                }
                clauses.add(new Clause.Any(sides));
            }
            return clauses;
        }

        private static boolean isBetween(List<Item> before, List<Item> items, int i) {
            return !before.isEmpty()
                    && before.getLast() instanceof Item.Unit
                    && i + 1 < items.size()
                    && items.get(i + 1) instanceof Item.Unit;
        }
    }

    /** Names of entities among plain words, and the words between them; what touches is one unit. */
    private List<Item.Unit> units(String run) {
        List<Item.Unit> units = new ArrayList<>();
        int at = 0;
        int last = -1;
        for (Mention mention : vocabulary.gazetteer().namesIn(run)) {
            last = addWords(run, at, mention.start(), last, units);
            last = addTo(
                    units,
                    new Clause.Named(mention.surface(), mention.candidates(), true),
                    last >= 0 && run.substring(last, mention.start()).indexOf(' ') < 0,
                    mention.end());
            at = mention.end();
        }
        addWords(run, at, run.length(), last, units);
        return units;
    }

    /** Adds the words from {@code at} to {@code end}; gives where the last part of the last unit ends. */
    private static int addWords(String run, int at, int end, int last, List<Item.Unit> units) {
        int behind = last;
        Matcher word = WORD.matcher(run).region(at, end);
        while (word.find()) {
            String text = BoxScanner.stripped(word.group());
            if (!text.isEmpty()) {
                boolean touches =
                        behind >= 0 && run.substring(behind, word.start()).indexOf(' ') < 0;
                // What is no operator here must not become one when it is printed.
                behind = addTo(units, new Clause.Word(text.equals("OR") ? "or" : text), touches, word.end());
            }
        }
        return behind;
    }

    private static int addTo(List<Item.Unit> units, Clause clause, boolean touches, int end) {
        if (touches) {
            List<Clause> together = new ArrayList<>(units.removeLast().clauses());
            together.add(clause);
            units.add(new Item.Unit(together));
        } else {
            units.add(new Item.Unit(List.of(clause)));
        }
        return end;
    }

    private Clause field(Token.Field field) {
        try {
            return field(field.name(), field.value(), field.quoted());
        } catch (InvalidQueryException wrong) {
            throw wrong.at(field.at());
        }
    }

    private Clause field(String name, String value, boolean quoted) {
        if (value.isEmpty()) {
            throw invalid("the field " + name + ": has no value; write " + name + ":VALUE without a space between");
        }
        if (value.startsWith("(") || value.startsWith("（")) {
            throw invalid("a field has one value; for one of several write " + name + ":A OR " + name + ":B");
        }
        for (Kind kind : Kind.filters()) {
            if (kind.filter().equals(name)) {
                return new Clause.Named(value, entity(kind, value, "q"), false);
            }
        }
        return switch (name) {
            case "lang" -> new Clause.InLanguage(language(plain(value), "q"));
            case "board" -> new Clause.OnBoard(value);
            case "file" -> new Clause.InFile(inFile(value, quoted));
            case "filetype" -> new Clause.OfFileType(fileType(plain(value), "q"));
            case "date" -> new Clause.Published(days(plain(value), "q", "date"));
            case "on" -> {
                String days = plain(value);
                yield days.startsWith(COARSE)
                        ? new Clause.SpokenOf(days(days.substring(COARSE.length()), "q", "on"), true)
                        : new Clause.SpokenOf(days(days, "q", "on"), false);
            }
            default -> throw noField(name, 0);
        };
    }

    /** With digits, dots and letters as on a plain keyboard. */
    private static String plain(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC).replace('〜', '~');
    }

    private static Clause inFile(String value, boolean quoted) {
        if (quoted) {
            return new Clause.Phrase(value);
        }
        List<Token> tokens = BoxScanner.scan(value).tokens();
        if (tokens.size() == 1 && tokens.getFirst() instanceof Token.Whole whole) {
            return whole.clause();
        }
        String word = BoxScanner.stripped(value);
        if (word.isEmpty()) {
            throw invalid("file: is followed by a word or a \"phrase\", but was \"" + value + "\"");
        }
        return new Clause.Word(word);
    }

    static InvalidQueryException noField(String name, int offset) {
        return invalid(
                        "there is no field \"" + name + ":\"; did you mean \""
                                + Spelling.nearest(name, FIELDS).orElseThrow() + ":\"? Fields are "
                                + String.join(", ", FIELDS)
                                + ". To search the words themselves, put a space behind the colon, or quotation marks around all")
                .at(offset);
    }

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>(Set.of("lang", "board", "file", "filetype", "date", "on"));
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
        if (kind == Kind.PERSON) {
            return List.of(PersonId.of(idOrName, parameter));
        }
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

    /**
     * A type of files: {@code pdf}, {@code hwp}, {@code jpeg}; {@code jpg} is the same as {@code jpeg}.
     *
     * @param parameter named in the error
     */
    public static String fileType(String name, String parameter) {
        String lower = name.toLowerCase(Locale.ROOT);
        String type = FileType.named(lower.startsWith(".") ? lower.substring(1) : lower);
        if (!FILE_TYPE.matcher(type).matches()) {
            throw new InvalidQueryException(
                    "invalid_filetype",
                    parameter,
                    "filetype is the ending of a file's name like pdf, hwp, docx or jpeg, but was \"" + name + "\"");
        }
        return type;
    }

    private static InvalidQueryException invalid(String detail) {
        return new InvalidQueryException("invalid_query", "q", detail);
    }
}
