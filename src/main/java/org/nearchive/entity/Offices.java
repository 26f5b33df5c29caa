package org.nearchive.entity;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins a region and the office words beside it to one organisation: "Foreign Affairs Office of Liaoning Province",
 * "Jilin Provincial Department of Commerce", 辽宁省外事办公室, 산둥성 해양국, Управление внешних связей провинции Ляонин.
 */
final class Offices {
    /** How far a head may stand from its region, in characters and in words. */
    private static final int CJK_REACH = 24;

    private static final int ALPHABET_REACH = 90;
    private static final int WORDS_BETWEEN = 6;
    private static final int KOREAN_WORDS_BETWEEN = 2;
    private static final String GENITIVE = "аяиыоэу";
    private static final Set<String> JOINING = Set.of("of", "for", "and", "the", "on", "&", "in");
    private static final Set<String> ATTRIBUTES = Set.of(
            "provincial",
            "municipal",
            "regional",
            "prefectural",
            "metropolitan",
            "province",
            "city",
            "government",
            "people's",
            "'s",
            "state");
    private static final Set<String> PREPOSITIONS =
            Set.of("в", "из", "с", "для", "на", "о", "к", "от", "до", "за", "at", "from", "with", "to");

    private final String original;
    private final FoldedText text;
    private final List<Item> items;
    private final List<Token> heads;
    private final Set<String> stops;
    /** Only there, among those that write Cyrillic, the region comes first. */
    private final boolean mongolian;

    private int next;

    Offices(
            String original,
            FoldedText text,
            List<Item> items,
            List<Token> heads,
            Set<String> stops,
            @Nullable String language) {
        this.original = original;
        this.text = text;
        this.items = items;
        this.heads = heads;
        this.mongolian = language != null && language.startsWith("mn");
        this.stops = stops;
    }

    void join() {
        for (int i = 0; i < items.size(); i++) {
            Item region = items.get(i);
            if (region.gone || (!region.is(Kind.PROVINCE) && !region.is(Kind.PLACE))) {
                continue;
            }
            int before = i == 0 ? 0 : items.get(i - 1).end;
            int after = i + 1 == items.size() ? text.length() : items.get(i + 1).start;
            while (next < heads.size() && heads.get(next).end() <= before) {
                next++;
            }
            byte script = FoldedText.classOf(text.charAt(region.end - 1));
            if (script == FoldedText.LATIN || script == FoldedText.CYRILLIC) {
                boolean latin = script == FoldedText.LATIN;
                boolean joined = (latin || !mongolian) && headFirst(region, before);
                if (!joined && (latin || (mongolian && isMongolianGenitive(region)))) {
                    regionFirst(region, after);
                }
            } else {
                unspaced(region, after);
            }
        }
    }

    /** The last head after the region that nothing parts from it. */
    private void unspaced(Item region, int after) {
        int limit = Math.min(after, region.end + CJK_REACH);
        int end = -1;
        for (int h = next; h < heads.size() && heads.get(h).start() < limit; h++) {
            Token head = heads.get(h);
            if (head.start() < region.end || head.end() > limit) {
                continue;
            }
            int between = end < 0 ? region.end : end;
            if (isParted(between, head.start())
                    || isAfterParticle(region.end)
                    || spaces(region.end, head.start()) > KOREAN_WORDS_BETWEEN) {
                break;
            }
            if (head.start() - region.end + head.end() - head.start() >= 2 && isWordEnd(head.end())) {
                end = head.end();
            }
        }
        if (end > 0) {
            become(region, region.start, end);
        }
    }

    /** 제주도는 재단이: a region with a particle is a part of the sentence, 제주도의 재단 of a name. */
    private boolean isAfterParticle(int end) {
        return end < text.length()
                && FoldedText.continuesWord(text.charAt(end - 1), text.charAt(end))
                && text.charAt(end) != '의'
                && Endings.endOfMention(text, end, false) >= 0;
    }

    private int spaces(int from, int to) {
        int spaces = 0;
        for (int at = from + 1; at < to; at++) {
            spaces += text.charAt(at) == ' ' ? 1 : 0;
        }
        return spaces;
    }

    private boolean isWordEnd(int end) {
        if (end < text.length()) {
            char c = text.charAt(end);
            if (c == '長' || c == '长' || c == '장' || c == '員' || c == '员' || c == '원') {
                return false;
            }
        }
        return FoldedText.classOf(text.charAt(end - 1)) != FoldedText.HANGUL
                || Endings.endOfMention(text, end, false) >= 0;
    }

    /** Whether something between the two says that they do not belong together. */
    private boolean isParted(int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (!FoldedText.isLetter(c) && c != ' ') {
                return true;
            }
            for (int length = 1; length <= 4 && at + length <= to; length++) {
                if (stops.contains(text.substring(at, at + length))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Translation Center of Jilin Province", "Oceanographic Bureau, Shandong Province", "Управление … провинции …". */
    private boolean headFirst(Item region, int before) {
        for (int h = next; h < heads.size() && heads.get(h).end() <= region.start; h++) {
            Token head = heads.get(h);
            if (head.start() < before || region.start - head.end() > ALPHABET_REACH) {
                continue;
            }
            boolean latin = FoldedText.classOf(text.charAt(head.start())) == FoldedText.LATIN;
            if (latin ? isEnglishLink(head, region) : isRussianLink(head, region)) {
                become(
                        region,
                        latin ? leftOf(head.start(), before) : head.start(),
                        latin ? governmentEnd(region.end) : region.end);
                return true;
            }
        }
        return false;
    }

    private boolean isEnglishLink(Token head, Item region) {
        if (!isCapital(head.start())) {
            return false;
        }
        String gap = text.substring(head.end(), region.start);
        if (gap.equals(", ")) {
            return true;
        }
        List<String> words = words(gap);
        int last = words.size() - 1;
        if (last >= 0 && words.get(last).equals("the")) {
            last--;
        }
        if (last < 0 || last > WORDS_BETWEEN || !words.get(last).equals("of")) {
            return false;
        }
        return areCapitalised(head.end(), region.start);
    }

    private boolean isRussianLink(Token head, Item region) {
        String gap = text.substring(head.end(), region.start);
        List<String> words = words(gap);
        if (words.size() > WORDS_BETWEEN
                || gap.chars().anyMatch(c -> c == ',' || c == '.' || c == ';' || c == '(' || c == ':')) {
            return false;
        }
        if (!isCapital(head.start()) || !isRussianGenitive(region)) {
            return false;
        }
        return words.isEmpty()
                || (!PREPOSITIONS.contains(words.getLast()) && words.stream().noneMatch(stops::contains));
    }

    /** провинции Ляонин, Томской области, Бурятии: not Пхеньян, not Пекином. */
    private boolean isRussianGenitive(Item region) {
        String surface = text.substring(region.start, region.end);
        String first = surface.substring(0, surface.indexOf(' ') < 0 ? surface.length() : surface.indexOf(' '));
        return GENITIVE.indexOf(first.charAt(first.length() - 1)) >= 0
                || first.endsWith("го")
                || (first.endsWith("ой") && surface.length() > first.length());
    }

    /** Ляонин мужийн, Увсын. */
    private boolean isMongolianGenitive(Item region) {
        String surface = text.substring(region.start, region.end);
        return surface.endsWith("н") || surface.endsWith("ы") || surface.endsWith("ий");
    }

    /** "Jilin Provincial Department of Commerce", "Ляонин мужийн Гадаад хэргийн газар". */
    private void regionFirst(Item region, int after) {
        boolean latin = FoldedText.classOf(text.charAt(region.end - 1)) == FoldedText.LATIN;
        int limit = Math.min(after, region.end + ALPHABET_REACH);
        int end = -1;
        for (int h = next; h < heads.size() && heads.get(h).start() < limit; h++) {
            Token head = heads.get(h);
            if (head.start() < region.end
                    || head.end() > limit
                    || FoldedText.classOf(text.charAt(head.start())) == FoldedText.LATIN != latin) {
                continue;
            }
            int from = end < 0 ? region.end : end;
            String gap = text.substring(from, head.start());
            List<String> words = words(gap);
            if (words.size() > WORDS_BETWEEN || gap.chars().anyMatch(c -> !isGapCharacter((char) c))) {
                break;
            }
            boolean linked = latin
                    ? isCapital(head.start()) && areCapitalised(from, head.start())
                    : isMongolianLink(from, head.start(), words);
            if (!linked) {
                break;
            }
            end = head.end();
        }
        if (end > 0) {
            become(region, region.start, latin ? rightOf(end, after) : end);
        }
    }

    private boolean isMongolianLink(int from, int to, List<String> words) {
        if (words.stream()
                .anyMatch(word -> stops.stream()
                        .anyMatch(stop -> stop.equals(word) || (stop.length() > 3 && word.startsWith(stop))))) {
            return false;
        }
        int first = from;
        while (first < to && !FoldedText.isLetter(text.charAt(first))) {
            first++;
        }
        // An office's own name begins with a capital; a few small words may describe one.
        return words.isEmpty() ? isCapital(to) : isCapital(first) || words.size() <= 3;
    }

    private static boolean isGapCharacter(char c) {
        return FoldedText.isLetter(c) || c == ' ' || c == '\'' || c == '&';
    }

    private boolean areCapitalised(int from, int to) {
        int at = from;
        while (at < to) {
            if (!FoldedText.isLetter(text.charAt(at))) {
                char c = text.charAt(at);
                if (c != ' ' && c != '\'' && c != '&' && c != ',') {
                    return false;
                }
                at++;
                continue;
            }
            int end = at;
            while (end < to && text.charAt(end) != ' ' && text.charAt(end) != ',') {
                end++;
            }
            String word = text.substring(at, end);
            if (!isCapital(at) && !JOINING.contains(word) && !ATTRIBUTES.contains(word) && !word.equals("s")) {
                return false;
            }
            at = end;
        }
        return true;
    }

    /** Takes in the capitalised words before: "Foreign Affairs Office". */
    private int leftOf(int start, int before) {
        int begin = start;
        int at = start;
        for (int words = 0; words < WORDS_BETWEEN; words++) {
            if (at - 1 <= before || text.charAt(at - 1) != ' ') {
                break;
            }
            int from = at - 1;
            while (from > before && FoldedText.isLetter(text.charAt(from - 1))) {
                from--;
            }
            String word = text.substring(from, at - 1);
            if (word.isEmpty() || word.equals("the")) {
                break;
            }
            if (isCapital(from)) {
                begin = from;
            } else if (!word.equals("and")) {
                break;
            }
            at = from;
        }
        return begin;
    }

    /** Takes in what the office is for: "Department of Commerce", "Office of Foreign Affairs and Trade". */
    private int rightOf(int end, int after) {
        int best = end;
        int at = end;
        boolean linked = false;
        for (int words = 0; words < WORDS_BETWEEN && at + 1 < after && text.charAt(at) == ' '; words++) {
            int to = at + 1;
            while (to < after && FoldedText.isLetter(text.charAt(to))) {
                to++;
            }
            String word = text.substring(at + 1, to);
            if (word.isEmpty()) {
                break;
            }
            if (isCapital(at + 1) && linked) {
                best = to;
            } else if (word.equals("of") || word.equals("for") || (linked && word.equals("and"))) {
                linked = true;
            } else {
                break;
            }
            at = to;
        }
        return best;
    }

    /** "… of Hunan Provincial People's Government": where that ends; {@code end} when it does not follow. */
    private int governmentEnd(int end) {
        int at = end;
        while (at < text.length() && text.charAt(at) == ' ') {
            int to = at + 1;
            while (to < text.length() && (FoldedText.isLetter(text.charAt(to)) || text.charAt(to) == '\'')) {
                to++;
            }
            String word = text.substring(at + 1, to);
            if (!ATTRIBUTES.contains(word)) {
                break;
            }
            at = to;
            if (word.equals("government")) {
                return at;
            }
        }
        return end;
    }

    private boolean isCapital(int at) {
        return at < text.length() && Character.isUpperCase(original.charAt(text.originalStart(at)));
    }

    private static List<String> words(String gap) {
        String stripped = gap.strip().toLowerCase(Locale.ROOT);
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ ,]+"));
    }

    private void become(Item region, int start, int end) {
        Set<String> inside = new HashSet<>();
        for (Entity candidate : region.candidates) {
            if (candidate.kind() == Kind.PROVINCE) {
                inside.add(candidate.id());
            } else {
                inside.addAll(candidate.inside());
            }
        }
        region.inside = inside.stream().sorted().toList();
        region.ids = List.of();
        region.kind = Kind.ORGANISATION;
        region.start = start;
        region.end = end;
    }
}
