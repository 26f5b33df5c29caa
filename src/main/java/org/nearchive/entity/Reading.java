package org.nearchive.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One text being understood: its names, the numbers and offices that belong to them, what shared names mean here, and
 * whether the sentences tell of things done or planned.
 */
final class Reading {
    private static final int LONGEST_GAP = 28;
    private static final int FILLERS = 2;
    /** Between a number and the name it counts no other thing is said: "14th in Ulsan the General Assembly". */
    private static final Set<String> PARTING = Set.of(
            "and", "at", "in", "held", "to", "for", "with", "hosted", "by", "from", "on", "or", "и", "в", "на", "с",
            "из", "от", "по", "или", "ба", "болон", "нь");

    private final Lexicon lexicon;
    private final String original;
    private final FoldedText text;
    private final @Nullable String language;
    private final boolean asked;
    private final List<Item> items = new ArrayList<>();
    private final List<Numbers.Count> numbers;
    private final Map<Cue.Layer, List<Token>> tokens;

    /**
     * @param language of the text; {@code null} when unknown
     * @param asked whether it is a question: there offices are words, and weak names count
     */
    Reading(Lexicon lexicon, String original, @Nullable String language, boolean asked) {
        this.lexicon = lexicon;
        this.original = original;
        this.language = language;
        this.asked = asked;
        this.text = new FoldedText(original);
        this.tokens = lexicon.matcher().tokens(original, text);
        this.numbers = lexicon.numbers().in(text, of(Cue.Layer.NUMBER));
        boolean japanese = language != null && language.startsWith("ja");
        boolean chinese = language != null && language.startsWith("zh");
        Set<Integer> persons = beside("person");
        Set<Integer> titles = beside("title");
        for (Token token : of(Cue.Layer.NAME)) {
            item(token, japanese, chinese, isBeside(token, persons), isBeside(token, titles));
        }
    }

    private List<Token> of(Cue.Layer layer) {
        return tokens.getOrDefault(layer, List.of());
    }

    /** Where words of a key begin, and the negative of where they end. */
    private Set<Integer> beside(String key) {
        Set<Integer> borders = new HashSet<>();
        for (Token token : of(Cue.Layer.BODY)) {
            if (hasKey(token, key)) {
                borders.add(token.start());
                borders.add(-token.end());
            }
        }
        return borders;
    }

    /** 石川さん, 福井課長, "Mr. Ishikawa", "Governor Ishikawa". */
    private boolean isBeside(Token name, Set<Integer> borders) {
        boolean latin = FoldedText.classOf(text.charAt(name.start())) == FoldedText.LATIN;
        return latin ? borders.contains(1 - name.start()) : borders.contains(name.end());
    }

    private static boolean hasKey(Token token, String key) {
        Cue cue = token.meanings().getFirst().cue();
        return cue != null && cue.key().equals(key);
    }

    private void item(Token token, boolean japanese, boolean chinese, boolean isPerson, boolean isTitled) {
        List<Entity> entities = new ArrayList<>(token.meanings().size());
        boolean weak = true;
        boolean bodyIsWeak = false;
        boolean typed = false;
        for (Meaning meaning : token.meanings()) {
            if (meaning.entity() == null || meaning.name() == null) {
                continue;
            }
            if (!entities.contains(meaning.entity())) {
                entities.add(meaning.entity());
            }
            // 中央省 is an aimag to Chinese readers, but 中央省庁 are ministries to Japanese ones.
            boolean foreign = isHan(token) && ((japanese && !meaning.japanese()) || (chinese && !meaning.chinese()));
            weak &= (meaning.name().weak() || foreign) && !asked;
            // "the General Assembly" is many bodies' own; NEAR's, where NEAR is spoken of or a number stands before it.
            bodyIsWeak |= meaning.entity().kind() == Kind.ORGANISATION
                    && meaning.name().weak()
                    && !asked;
            typed |= meaning.typed();
        }
        weak |= bodyIsWeak;
        if (entities.isEmpty()
                || (weak && !bodyIsWeak && (isTitled || isSmall(token.start())))
                || (isPerson && !typed)) {
            return;
        }
        // "The Republic of Sakha": the article is no part of a name.
        boolean article = token.end() - token.start() > 6
                && text.substring(token.start(), token.start() + 4).equals("the ");
        items.add(new Item(token.start() + (article ? 4 : 0), token.end(), entities, weak));
    }

    private boolean isHan(Token token) {
        return FoldedText.classOf(text.charAt(token.start())) == FoldedText.HAN;
    }

    /** A weak name is a word as well: төв is a centre, Төв an aimag. */
    private boolean isSmall(int at) {
        return Character.isLowerCase(original.charAt(text.originalStart(at)));
    }

    /**
     * @param day of publication, ISO; {@code null} when unknown
     * @param known ids that another part of the same post names plainly
     */
    List<Mention> mentions(@Nullable String day, Set<String> known) {
        events();
        organisations();
        Clauses clauses = new Clauses(text, of(Cue.Layer.MODALITY), of(Cue.Layer.CLAUSE));
        new Context(lexicon, text, clauses, language, day, asked, known).decide(items);
        items.removeIf(item -> item.gone);
        if (!asked) {
            List<Token> heads = of(Cue.Layer.BODY).stream()
                    .filter(token -> hasKey(token, "head"))
                    .toList();
            new Offices(original, text, items, heads, lexicon.stops(), language).join();
        }
        sameEvents();
        List<Mention> mentions = new ArrayList<>();
        int before = 0;
        for (Item item : items) {
            if (item.gone || (item.ids == null && item.candidates.getFirst().kind() == Kind.COUNTRY)) {
                continue;
            }
            // An office's words may reach back over a name that was read as something else.
            if (item.start < before) {
                continue;
            }
            before = item.end;
            mentions.add(mention(item, clauses));
        }
        return mentions;
    }

    private Mention mention(Item item, Clauses clauses) {
        int from = text.originalStart(item.start);
        int to = text.originalEnd(item.end - 1);
        Kind kind = item.kind == null ? item.candidates.getFirst().kind() : item.kind;
        List<String> ids = item.ids == null ? ids(item.candidates) : item.ids;
        return new Mention(
                from,
                to,
                kind,
                original.substring(from, to),
                ids,
                item.inside,
                asked ? null : clauses.modality(item.start, item.end));
    }

    private static List<String> ids(List<Entity> candidates) {
        if (candidates.size() == 1) {
            return List.of(candidates.getFirst().id());
        }
        List<String> ids = new ArrayList<>(candidates.size());
        for (Entity candidate : candidates) {
            if (candidate.kind() != Kind.COUNTRY) {
                ids.add(candidate.id());
            }
        }
        return ids;
    }

    /** Names of series with a number or a year become events: "the 14th NEAR General Assembly", 제14차 총회. */
    private void events() {
        int number = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.gone || !item.isSeries()) {
                continue;
            }
            while (number < numbers.size() && numbers.get(number).start() < item.start) {
                number++;
            }
            counted(i, number - 1);
        }
        items.removeIf(item -> item.gone);
    }

    /** @param last index of the last number before the item; -1 when there is none */
    private void counted(int at, int last) {
        Item item = items.get(at);
        Item before = at > 0 && !items.get(at - 1).gone ? items.get(at - 1) : null;
        Item association =
                before != null && isBehind(before, item) && isThin(before.end, item.start, false) ? before : null;
        int start = association == null ? item.start : association.start;
        Numbers.Count number = last < 0 ? null : numbers.get(last);
        if (number != null && association != null && number.start() >= association.end) {
            // 東北亞…聯合會第14次全體會議: the number stands between.
            start = item.start;
        }
        if (number != null && !(number.end() <= start && isThin(number.end(), start, !number.ordinal()))) {
            number = null;
        }
        if (number == null) {
            return;
        }
        item.start = number.start();
        if (association != null && association.start >= number.start()) {
            association.gone = true;
        } else {
            joinBehind(at, item);
        }
        joinAfter(at, item);
        List<String> ids = new ArrayList<>();
        for (Entity candidate : item.candidates) {
            if (candidate.isSeries()) {
                ids.add(lexicon.event(candidate, number.value(), number.ordinal()));
            }
        }
        item.ids = ids;
        item.kind = Kind.EVENT;
        item.weak = false;
    }

    private void joinBehind(int at, Item item) {
        if (at > 0) {
            Item before = items.get(at - 1);
            String gap = before.end <= item.start ? text.substring(before.end, item.start) : "-";
            if (!before.gone && (gap.isEmpty() || gap.equals(" ")) && isBehind(before, item)) {
                item.start = before.start;
                before.gone = true;
            }
        }
    }

    /** "General Assembly of NEAR", "Генеральная ассамблея АРАССВА". */
    private void joinAfter(int at, Item item) {
        if (at + 1 < items.size()) {
            Item after = items.get(at + 1);
            String gap = text.substring(item.end, Math.max(item.end, after.start));
            if (isOf(gap, item.end) && isBehind(after, item)) {
                item.end = after.end;
                after.gone = true;
            }
        }
    }

    private boolean isOf(String gap, int end) {
        return gap.equals(" of ")
                || gap.equals(" of the ")
                || (gap.equals(" ") && FoldedText.classOf(text.charAt(end - 1)) == FoldedText.CYRILLIC);
    }

    /** Whether the first is an organisation that the other belongs to, or one of its family. */
    private boolean isBehind(Item organisation, Item series) {
        for (Entity first : organisation.candidates) {
            if (first.kind() != Kind.ORGANISATION) {
                continue;
            }
            String root = lexicon.root(first);
            for (Entity second : series.candidates) {
                if (!second.equals(first) && root.equals(lexicon.root(second))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether nothing stands between that would part a number from what it counts. */
    private boolean isThin(int from, int to, boolean onlySpace) {
        if (to - from > LONGEST_GAP || to < from) {
            return false;
        }
        int cjk = 0;
        int words = 0;
        int wordStart = -1;
        for (int at = from; at <= to; at++) {
            char c = at == to ? ' ' : text.charAt(at);
            if (FoldedText.isCjk(c)) {
                cjk++;
            } else if (FoldedText.isLetter(c)) {
                wordStart = wordStart < 0 ? at : wordStart;
                continue;
            } else if (c == ','
                    || c == '.'
                    || c == ';'
                    || c == ':'
                    || c == '。'
                    || c == '、'
                    || c == '\n'
                    || c == '!'
                    || c == '?'
                    || FoldedText.classOf(c) == FoldedText.DIGIT) {
                return false;
            }
            if (wordStart >= 0) {
                String word = text.substring(wordStart, at);
                if (PARTING.contains(word)) {
                    return false;
                }
                words += word.equals("the") || word.equals("of") || word.equals("s") ? 0 : 1;
                wordStart = -1;
            }
        }
        return onlySpace ? words == 0 && cjk == 0 : words <= FILLERS && cjk <= 4;
    }

    /** "NEAR Secretariat", АРАССВА's own: an organisation beside one above it is one name. */
    private void organisations() {
        for (int i = 0; i + 1 < items.size(); i++) {
            Item first = items.get(i);
            Item second = items.get(i + 1);
            if (first.gone || second.gone || second.start < first.end || second.start - first.end > 8) {
                continue;
            }
            String gap = text.substring(first.end, second.start);
            boolean upperFirst = gap.isEmpty()
                    || gap.equals(" ")
                    || gap.equals("'s ")
                    || gap.equals("의 ")
                    || gap.equals("의")
                    || gap.equals("的")
                    || gap.equals("の")
                    || gap.equals(" 의 ");
            boolean glossed = i > 0 && (gap.equals(") ") || gap.equals(")")) && isGlossOf(items.get(i - 1), first);
            if ((upperFirst || glossed) && first.ids == null && isAbove(first, second)) {
                // 동북아시아지방정부연합(NEAR) 사무국: the gloss belongs to the whole.
                Item upper = glossed ? items.get(i - 1) : first;
                second.start = upper.start;
                first.gone = true;
                upper.gone = true;
            } else if (second.ids == null && isOf(gap, first.end) && isAbove(second, first)) {
                first.end = second.end;
                second.gone = true;
            }
        }
        items.removeIf(item -> item.gone);
    }

    private boolean isGlossOf(Item name, Item gloss) {
        if (name.end > gloss.start || name.candidates.stream().noneMatch(gloss.candidates::contains)) {
            return false;
        }
        String gap = text.substring(name.end, gloss.start);
        return gap.equals("(") || gap.equals(" (");
    }

    /** Narrows {@code lower} to what belongs to {@code upper}. */
    private boolean isAbove(Item upper, Item lower) {
        for (Entity above : upper.candidates) {
            if (above.kind() != Kind.ORGANISATION) {
                continue;
            }
            List<Entity> belonging = lower.candidates.stream()
                    .filter(entity -> lexicon.isAbove(above, entity))
                    .toList();
            if (!belonging.isEmpty()) {
                lower.candidates = belonging;
                lower.weak = false;
                return true;
            }
        }
        return false;
    }

    /** A name of a body that is also the name of its meetings is the body; a bare series is the one event of it told of. */
    private void sameEvents() {
        Map<String, String> events = new HashMap<>();
        for (Item item : items) {
            if (item.kind == Kind.EVENT && item.ids != null && item.ids.size() == 1) {
                String series = item.candidates.stream()
                        .filter(Entity::isSeries)
                        .map(Entity::id)
                        .findFirst()
                        .orElse("");
                // Two different ones: none is meant for sure.
                events.merge(series, item.ids.getFirst(), (one, other) -> one.equals(other) ? one : "");
            }
        }
        for (Item item : items) {
            if (item.ids != null) {
                continue;
            }
            if (item.is(Kind.ORGANISATION)) {
                item.candidates = item.candidates.stream()
                        .filter(candidate -> candidate.kind() == Kind.ORGANISATION)
                        .toList();
            } else if (item.isSeries() && item.candidates.size() == 1) {
                String event = events.getOrDefault(item.candidates.getFirst().id(), "");
                item.ids = event.isEmpty() ? null : List.of(event);
                item.kind = Kind.EVENT;
            }
        }
    }

    /** Ids of activities that words of the text tell of, the first told first. */
    List<String> activities() {
        return of(Cue.Layer.ACTIVITY).stream()
                .sorted(Comparator.comparingInt(Token::start))
                .flatMap(token -> token.meanings().stream())
                .map(meaning -> meaning.cue() == null ? "" : meaning.cue().key())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Reading of %d characters", original.length());
    }
}
