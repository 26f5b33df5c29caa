package org.nearchive.person;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Mention;
import org.nearchive.person.Titles.Title;

/**
 * Finds the persons that a text names: a name is told by a title or a courtesy beside it, by a family name in capitals, by
 * initials or a patronymic, or by its other spelling in brackets. What stands inside another mention is none.
 */
public final class PersonReader {
    private static final Pattern INITIALS = Pattern.compile("(?<![\\p{L}.])\\p{Lu}\\.\\s?(?:\\p{Lu}\\.\\s?)?$");
    private static final Pattern INITIALS_AFTER = Pattern.compile("^ \\p{Lu}\\.(?:\\s?\\p{Lu}\\.|(?!\\s?\\p{Lu}))");
    private static final Pattern PATRONYMIC = Pattern.compile(".{2,}(?:[ое]вич|[ое]вн|ьич|ичн)(?:а|у|е|ы|ем|ой|)");
    private static final Pattern TWO_SPELLINGS =
            Pattern.compile("(?<![\\p{L}])([가-힣]{2,4})\\s?[(（]([\\p{IsHan}]{2,4})[)）]"
                    + "|(?<![\\p{IsHan}])([\\p{IsHan}]{2,5})[(（]([\\p{IsKatakana}・=＝ ー]{3,20})[)）]");
    private static final Pattern SMALL_WORD = Pattern.compile("(?<!\\p{L})\\p{Ll}{5,}");
    private static final Pattern HANGUL_WORD = Pattern.compile("[가-힣]+");
    private static final Pattern KOREAN_ENDING =
            Pattern.compile("(?:은|는|이|가|을|를|의|과|와|도|에게|께서|께|으로|로|에|님은|님이|님|들은|이며|이자|및)?");
    /** One syllable that is more often "this", "former" or "new" than a family name. */
    private static final String KOREAN_DETERMINERS = "이전현신구각주양여";

    private static final String KOREAN_BODIES = "과실처팀청부회을를";
    private static final String HAN_BODIES = "局厅廳处處科课課司部院所会會室办辦省市县縣区區州校团團社组組县道府村町国國等省";
    /** What may stand before a name in a sentence without spaces. */
    private static final String HAN_BEFORE = "由与與和对對了请請的向是及跟同为為";
    /** What begins the words after a name. */
    private static final String HAN_AFTER = "会會在与與和说說表出于於对對致率向主介一等的是及为為将將从從到访訪指强強参參以也就还還作当當先女氏";
    /** Words of offices whose first letter is also a family name. */
    private static final Set<String> HAN_NOUNS = Set.copyOf(List.of("""
            国際 国际 國際 国家 國家 文化 文教 文旅 文体 安全 安保 金融 商务 商務 高级 高級 高等 林业 林業 水利 水産 水产 常务 常務 党组 石油
            任务 方面 交通 农林 温泉 邮政 于此 全体 全體 全国 海洋 海外 万博 成员 时任 明年 平和 和平 江北 池田町 都市 通商 黄海 白山 金浦
            """.strip().split("\\s+")));
    /** Words with a capital that are in no name. */
    private static final Set<String> GENERIC = Set.copyOf(List.of("""
            office government governments region regions meeting conference forum assembly committee
            association secretariat center centre bureau department division university institute states
            level province provincial prefecture city general affairs international of the in at on and for
            by as this that he she they we it news member members january february march april may june july
            august september october november december monday tuesday wednesday thursday friday saturday
            sunday korea china japan mongolia russia republic federation после также во на по это он она они
            мы при для края области республики правительства министерства аймаг муж хот монгол энэ тус япон
            орос хятад солонгос
            """.strip().split("\\s+")));

    /** Five characters, or four syllables and a space. */
    private static final int LONGEST_BEFORE_BRACKET = 5;

    private static final int MOST_TITLE_WORDS = 5;

    private final PersonNames names;
    private final Map<String, Title> before = new HashMap<>();
    private final Map<String, Title> after = new HashMap<>();
    /** First words of titles. */
    private final Set<String> begins = new HashSet<>();

    private final Map<Character, List<Title>> byFirst = new HashMap<>();
    private final FamilyNames families;

    private PersonReader(PersonNames names, Titles titles) {
        this.names = names;
        this.families = names.families();
        for (Title title : titles.all()) {
            Writing writing = Writing.of(title.word().codePointAt(0));
            if (writing == Writing.LATIN || writing == Writing.CYRILLIC) {
                begins.add(Search.firstOf(stem(title.word())));
                if (title.before()) {
                    before.putIfAbsent(stem(title.word()), title);
                }
                after.putIfAbsent(stem(title.word()), title);
            } else {
                byFirst.computeIfAbsent(title.word().charAt(0), letter -> new ArrayList<>())
                        .add(title);
            }
        }
    }

    /** @throws org.nearchive.config.ConfigException with all mistakes of {@code titles.tsv} */
    public static PersonReader load(Path indexConfig) {
        return of(PersonNames.load(indexConfig));
    }

    /** With the titles of those names. */
    public static PersonReader of(PersonNames names) {
        return new PersonReader(names, names.titles());
    }

    /** What compares the names that are found. */
    public PersonNames names() {
        return names;
    }

    /**
     * The persons of a text, in its order.
     *
     * @param others what else was found in it: no person is named inside of these
     */
    public List<PersonMention> personsIn(String text, List<Mention> others) {
        Search search = new Search(text, others);
        search.alphabets();
        search.hangul();
        search.han();
        search.twoSpellings();
        return tied(search.found.stream()
                .sorted(Comparator.comparingInt(PersonMention::start))
                .toList());
    }

    /** Shorter forms know the one full name of the text that they can mean. */
    private List<PersonMention> tied(List<PersonMention> found) {
        Map<String, ReadName> read = new HashMap<>();
        Set<String> full = new LinkedHashSet<>();
        for (PersonMention mention : found) {
            if (!families.isShort(mention.surface())) {
                full.add(mention.surface());
            }
        }
        List<PersonMention> result = new ArrayList<>();
        for (PersonMention mention : found) {
            if (!families.isShort(mention.surface())) {
                result.add(mention);
                continue;
            }
            List<String> meant = full.stream()
                    .filter(name -> names.compare(
                                            read.computeIfAbsent(mention.surface(), names::read),
                                            read.computeIfAbsent(name, names::read))
                                    .verdict()
                            != Verdict.DIFFERENT)
                    .toList();
            result.add(meant.size() == 1 ? mention.tiedTo(meant.getFirst()) : mention);
        }
        return result;
    }

    /** Without case, full stops, hyphens and what Russian declines. */
    private static String stem(String words) {
        StringBuilder stems = new StringBuilder(words.length());
        int begin = 0;
        String lower = words.toLowerCase(Locale.ROOT);
        for (int at = 0; at <= lower.length(); at++) {
            char letter = at < lower.length() ? lower.charAt(at) : ' ';
            if (letter == ' ' || letter == '-') {
                addStem(lower.substring(begin, at).replace(".", ""), stems);
                begin = at + 1;
            }
        }
        return stems.toString();
    }

    private static void addStem(String word, StringBuilder stems) {
        if (word.isEmpty()) {
            return;
        }
        int end = word.length();
        if (end > 4 && Writing.of(word.codePointAt(0)) == Writing.CYRILLIC) {
            int least = Math.max(4, end - 2);
            while (end > least && "аеиоуыэюяйьм".indexOf(word.charAt(end - 1)) >= 0) {
                end--;
            }
        }
        stems.append(stems.isEmpty() ? "" : " ").append(word, 0, end);
    }

    private static final class Token {
        private final int start;
        private final int end;
        private final String text;
        private @Nullable String stem;

        Token(int start, int end, String text) {
            this.start = start;
            this.end = end;
            this.text = text;
        }

        String stem() {
            String made = stem;
            if (made == null) {
                made = PersonReader.stem(text);
                stem = made;
            }
            return made;
        }

        boolean isCapital() {
            return Character.isUpperCase(text.charAt(0));
        }

        boolean isCapitals() {
            return text.length() > 1 && text.chars().noneMatch(Character::isLowerCase);
        }
    }

    private record Beside(int start, int end, Title title) {}

    /** One text. */
    private final class Search {
        private final String text;
        private final List<Mention> others;
        private final BitSet taken = new BitSet();
        private final List<PersonMention> found = new ArrayList<>();

        Search(String text, List<Mention> others) {
            this.text = text;
            this.others = others;
            others.forEach(mention -> taken.set(mention.start(), mention.end()));
        }

        private boolean isFree(int start, int end) {
            int next = taken.nextSetBit(start);
            return next < 0 || next >= end;
        }

        private void add(int start, int end, @Nullable Beside beside) {
            if (start >= end || !isFree(start, end)) {
                return;
            }
            taken.set(start, end);
            found.add(new PersonMention(
                    start,
                    end,
                    text.substring(start, end),
                    beside == null ? null : text.substring(beside.start, beside.end),
                    beside == null ? null : beside.title.role(),
                    beside == null || beside.title.role().equals("courtesy") ? List.of() : joined(beside, start, end),
                    null));
        }

        /** What stands right after the title ("director of …") or right before title and name (경상북도 … 지사). */
        private List<String> joined(Beside beside, int start, int end) {
            int left = Math.min(start, beside.start);
            int right = Math.max(end, beside.end);
            for (Mention other : others) {
                if (other.kind() == Kind.EVENT) {
                    continue;
                }
                boolean follows = other.start() >= beside.end
                        && other.start() <= right + 8
                        && text.substring(beside.end, other.start()).matches("(?: of| for| at|,)?(?: the)? ?");
                boolean precedes = other.end() <= left
                        && left - other.end() <= 2
                        && text.substring(other.end(), left).matches("[ 의の的]?");
                boolean between = other.start() >= beside.end && other.end() <= start && start > beside.end;
                if (follows || precedes || between) {
                    return other.kind() == Kind.ORGANISATION ? List.of(other.surface()) : other.candidates();
                }
            }
            return List.of();
        }

        // Latin and Cyrillic

        private void alphabets() {
            List<Token> words = words();
            int i = 0;
            while (i < words.size()) {
                int size = isNameWord(words, i) ? nameFrom(words, i) : 0;
                i += Math.max(1, size);
            }
        }

        /** Words in alphabets; apostrophes and hyphens between letters are within. */
        private List<Token> words() {
            List<Token> words = new ArrayList<>();
            int at = 0;
            while (at < text.length()) {
                if (!isAlphabetic(at)) {
                    at++;
                    continue;
                }
                int end = at + 1;
                while (end < text.length()
                        && (isAlphabetic(end)
                                || ("'’-".indexOf(text.charAt(end)) >= 0
                                        && end + 1 < text.length()
                                        && isAlphabetic(end + 1)))) {
                    end++;
                }
                words.add(new Token(at, end, text.substring(at, end)));
                at = end;
            }
            return words;
        }

        private boolean isAlphabetic(int at) {
            Writing writing = Writing.of(text.charAt(at));
            return writing == Writing.LATIN || writing == Writing.CYRILLIC;
        }

        private boolean isNameWord(List<Token> words, int i) {
            Token word = words.get(i);
            return word.isCapital()
                    && word.text.length() > 1
                    && isFree(word.start, word.end)
                    && !GENERIC.contains(word.text.toLowerCase(Locale.ROOT))
                    && titleAt(words, i, before) == null
                    && titleAt(words, i, after) == null;
        }

        /** The number of words of the name that begins here; 0 when none does. */
        private int nameFrom(List<Token> words, int i) {
            int size = 1;
            while (size < 3
                    && i + size < words.size()
                    && text.substring(words.get(i + size - 1).end, words.get(i + size).start)
                            .equals(" ")
                    && isNameWord(words, i + size)) {
                size++;
            }
            Token first = words.get(i);
            Token last = words.get(i + size - 1);
            boolean headline = isHeadline(first.start);
            Matcher initials = INITIALS.matcher(text).region(Math.max(0, first.start - 6), first.start);
            if (initials.find() && !headline) {
                add(initials.start(), first.end, titleBefore(words, i, initials.start()));
                return 1;
            }
            Matcher initialsAfter = INITIALS_AFTER
                    .matcher(text)
                    .region(last.end, Math.min(text.length(), last.end + 7))
                    .useTransparentBounds(true);
            if (size == 1 && Writing.of(first.text.codePointAt(0)) == Writing.CYRILLIC && initialsAfter.find()) {
                add(first.start, initialsAfter.end(), titleBefore(words, i, first.start));
                return 1;
            }
            Beside left = titleBefore(words, i, first.start);
            Beside right = titleAfter(words, i + size, last.end);
            if (headline && (left == null || !left.title.role().equals("courtesy"))) {
                return 0;
            }
            boolean office = left != null && !left.title.role().equals("courtesy");
            if (office
                    && Writing.of(first.text.codePointAt(0)) == Writing.LATIN
                    && isTitleCase(first.start)
                    && !first.isCapitals()
                    && !families.isLatin(first.text)) {
                return 0;
            }
            boolean patronymic = false;
            boolean capitals = false;
            boolean hyphened = false;
            for (int w = i; w < i + size; w++) {
                Token word = words.get(w);
                patronymic |= w > i && PATRONYMIC.matcher(word.text).matches();
                capitals |= word.isCapitals();
                hyphened |= word.text.matches("\\p{Lu}\\p{Ll}+-\\p{L}\\p{Ll}+");
            }
            boolean family = families.isLatin(first.text) || families.isLatin(last.text);
            boolean named = left != null
                    || patronymic
                    || (size >= 2 && right != null)
                    || (size == 2 && family && (hyphened || (capitals && !(first.isCapitals() && last.isCapitals()))))
                    || (size == 2 && family && continuesList(first.start));
            if (!named) {
                return 0;
            }
            Beside beside = right != null && (left == null || left.title.role().equals("courtesy")) ? right : left;
            add(first.start, last.end, beside);
            return size;
        }

        private boolean continuesList(int start) {
            return !found.isEmpty()
                    && text.substring(Math.min(found.getLast().end(), start), start)
                            .matches(",? (?:and )?");
        }

        /** A headline in which every longer word has a capital: "Governor Meets" names nobody. */
        private boolean isTitleCase(int at) {
            line(at);
            return lineInTitleCase;
        }

        /** A line in capitals. */
        private boolean isHeadline(int at) {
            line(at);
            return lineInCapitals;
        }

        private int lineStart;
        private int lineEnd = -1;
        private boolean lineInCapitals;
        private boolean lineInTitleCase;

        private void line(int at) {
            if (at >= lineStart && at < lineEnd) {
                return;
            }
            lineStart = text.lastIndexOf('\n', at) + 1;
            int to = text.indexOf('\n', at);
            lineEnd = to < 0 ? text.length() : to;
            String line = text.substring(lineStart, lineEnd);
            lineInCapitals = line.chars().noneMatch(Character::isLowerCase);
            lineInTitleCase = lineInCapitals || !SMALL_WORD.matcher(line).find();
        }

        private @Nullable Beside titleAt(List<Token> words, int i, Map<String, Title> titles) {
            if (!begins.contains(firstOf(words.get(i).stem()))) {
                return null;
            }
            Beside longest = null;
            StringBuilder stems = new StringBuilder();
            for (int size = 1; size <= MOST_TITLE_WORDS && i + size <= words.size(); size++) {
                Token last = words.get(i + size - 1);
                if (last.end - words.get(i).start > 60 || (size > 1 && !isJoined(words.get(i + size - 2), last))) {
                    break;
                }
                stems.append(size == 1 ? "" : " ").append(last.stem());
                Title title = titles.get(stems.toString());
                if (title != null) {
                    longest = new Beside(words.get(i).start, last.end, title);
                }
            }
            return longest;
        }

        private static String firstOf(String stem) {
            int space = stem.indexOf(' ');
            return space < 0 ? stem : stem.substring(0, space);
        }

        /** Whether nothing stands between two words that parts a title. */
        private boolean isJoined(Token one, Token next) {
            for (int at = one.end; at < next.start; at++) {
                if (" -.".indexOf(text.charAt(at)) < 0) {
                    return false;
                }
            }
            return true;
        }

        /** The title that ends right before, or before the province that stands between: "губернатор … края Имя". */
        private @Nullable Beside titleBefore(List<Token> words, int i, int start) {
            int end = start;
            for (Mention other : others) {
                if (other.end() <= start
                        && start - other.end() == 1
                        && text.charAt(other.end()) == ' '
                        && Writing.of(text.codePointAt(other.start())) == Writing.CYRILLIC) {
                    end = other.start();
                }
            }
            Beside longest = null;
            int last = i - 1;
            while (last >= 0 && words.get(last).end > end) {
                last--;
            }
            String between = last < 0 ? "" : text.substring(words.get(last).end, end);
            if (!between.equals(" ") && !between.equals(". ")) {
                return null;
            }
            String stems = "";
            for (int size = 1; size <= MOST_TITLE_WORDS && last - size + 1 >= 0; size++) {
                Token first = words.get(last - size + 1);
                if (words.get(last).end - first.start > 60
                        || (size > 1 && !isJoined(first, words.get(last - size + 2)))) {
                    break;
                }
                stems = size == 1 ? first.stem() : first.stem() + " " + stems;
                Title title = before.get(stems);
                if (title != null) {
                    longest = new Beside(first.start, words.get(last).end, title);
                }
            }
            return longest;
        }

        private @Nullable Beside titleAfter(List<Token> words, int i, int end) {
            if (i >= words.size()) {
                return null;
            }
            int next = words.get(i).text.equals("the") && i + 1 < words.size() ? i + 1 : i;
            return text.substring(end, words.get(i).start).equals(", ") ? titleAt(words, next, after) : null;
        }

        // Hangul

        private void hangul() {
            Matcher matcher = HANGUL_WORD.matcher(text);
            Token previous = null;
            while (matcher.find()) {
                Token word = new Token(matcher.start(), matcher.end(), matcher.group());
                if (previous != null && text.substring(previous.end, word.start).equals(" ")) {
                    beforeTitle(previous, word);
                    afterTitle(previous, word);
                }
                previous = word;
            }
        }

        private void beforeTitle(Token name, Token word) {
            Beside title = titleFrom(word.start);
            if (title == null
                    || !KOREAN_ENDING.matcher(text).region(title.end, word.end).matches()) {
                return;
            }
            String written = name.text;
            boolean courtesy = title.title.role().equals("courtesy");
            boolean alone = written.length() == 1
                    && families.isHangul(written)
                    && (KOREAN_DETERMINERS.indexOf(written.charAt(0)) < 0 || isNamed(written));
            if (alone
                    || (isKoreanName(written)
                            && written.charAt(2) != title.title.word().charAt(0))
                    || (courtesy
                            && title.title.word().equals("씨")
                            && written.length() <= 4
                            && families.isHangul(written.substring(0, 1)))) {
                add(name.start, name.end, title);
            }
        }

        private void afterTitle(Token word, Token name) {
            Beside title = null;
            for (int at = word.start; at < word.end - 1 && title == null; at++) {
                Beside here = titleFrom(at);
                title = here != null
                                && here.end == word.end
                                && !here.title.role().equals("courtesy")
                        ? here
                        : null;
            }
            if (title == null || name.text.length() < 3 || name.text.length() > 5) {
                return;
            }
            if (isKoreanName(name.text.substring(0, 3))
                    && titleFrom(name.start) == null
                    && titleFrom(name.start + 1) == null
                    && KOREAN_ENDING
                            .matcher(text)
                            .region(name.start + 3, name.end)
                            .matches()
                    && !text.startsWith("회의", name.start + 1)) {
                add(name.start, name.start + 3, title);
            }
        }

        private boolean isNamed(String family) {
            return found.stream().anyMatch(mention -> mention.surface().startsWith(family));
        }

        private boolean isKoreanName(String written) {
            return written.length() == 3
                    && families.isHangul(written.substring(0, 1))
                    && KOREAN_BODIES.indexOf(written.charAt(2)) < 0;
        }

        private @Nullable Beside titleFrom(int at) {
            List<Title> titles = at < text.length() ? byFirst.get(text.charAt(at)) : null;
            if (titles != null) {
                for (Title title : titles) {
                    if (text.startsWith(title.word(), at)) {
                        return new Beside(at, at + title.word().length(), title);
                    }
                }
            }
            return null;
        }

        // Han

        private void han() {
            for (int at = 0; at < text.length(); at++) {
                Beside title =
                        Writing.of(text.charAt(at)) == Writing.HAN || text.charAt(at) == 'さ' ? titleFrom(at) : null;
                if (title == null || (at > 0 && !isFree(at - 1, at) && isInside(at))) {
                    continue;
                }
                if (!hanBefore(title) && !title.title.role().equals("courtesy")) {
                    hanAfter(title);
                }
                at = title.end - 1;
            }
        }

        private boolean isInside(int at) {
            return others.stream().anyMatch(other -> other.start() < at && at < other.end());
        }

        private boolean hanBefore(Beside title) {
            for (int length = Math.min(5, title.start); length >= 1; length--) {
                int start = title.start - length;
                String name = text.substring(start, title.start);
                if (isHanName(name)
                        && isHanStart(start)
                        && name.charAt(length - 1) != title.title.word().charAt(0)) {
                    add(start, title.start, title);
                    return true;
                }
            }
            return false;
        }

        private boolean isHanName(String name) {
            if (HAN_BEFORE.indexOf(name.charAt(0)) >= 0
                    || (name.length() > 1 && HAN_NOUNS.contains(name.substring(0, 2)))) {
                return false;
            }
            if (name.codePoints().anyMatch(letter -> Writing.of(letter) != Writing.HAN)) {
                return false;
            }
            if (Character.isHighSurrogate(name.charAt(0))) {
                // 𠮷田, 𫝆村: hardly anything but a name begins with so rare a character.
                int letters = name.codePointCount(0, name.length());
                return letters >= 2 && letters <= 4;
            }
            if (name.length() >= 2 && families.isJapanese(name.substring(0, 2))) {
                return name.length() <= 5;
            }
            if (name.length() > 3 || !families.isHan(name.substring(0, 1))) {
                return name.length() == 4 && families.isHan(name.substring(0, 2));
            }
            return name.length() == 1 || HAN_BODIES.indexOf(name.charAt(name.length() - 1)) < 0;
        }

        private boolean isHanStart(int start) {
            return start == 0
                    || !isHan(start - 1)
                    || HAN_BEFORE.indexOf(text.charAt(start - 1)) >= 0
                    || taken.get(start - 1);
        }

        /** Half of a character beyond the basic plane is one, too: there is hardly another script in names. */
        private boolean isHan(int at) {
            char letter = text.charAt(at);
            return Character.isSurrogate(letter)
                    ? Writing.of(
                                    Character.isHighSurrogate(letter)
                                            ? text.codePointAt(at)
                                            : text.codePointBefore(at + 1))
                            == Writing.HAN
                    : Writing.of(letter) == Writing.HAN;
        }

        private void hanAfter(Beside title) {
            int start = title.end;
            if (start + 2 > text.length() || !families.isHan(text.substring(start, start + 1))) {
                return;
            }
            int end = start + 1;
            while (end < text.length()
                    && end < start + 3
                    && Writing.of(text.charAt(end)) == Writing.HAN
                    && HAN_AFTER.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (end - start >= 2 && isHanName(text.substring(start, end))) {
                add(start, end, title);
            }
        }

        private void twoSpellings() {
            Matcher matcher = TWO_SPELLINGS.matcher(text);
            // Brackets are rare, and looking for names at each letter is not cheap.
            for (int bracket = bracketFrom(0); bracket >= 0; bracket = bracketFrom(bracket + 1)) {
                matcher.region(Math.max(0, bracket - LONGEST_BEFORE_BRACKET), text.length())
                        .useTransparentBounds(true);
                while (matcher.find() && matcher.start() < bracket) {
                    twoSpellings(matcher);
                }
            }
        }

        private int bracketFrom(int at) {
            int bracket = at;
            while (bracket < text.length() && text.charAt(bracket) != '(' && text.charAt(bracket) != '（') {
                bracket++;
            }
            return bracket < text.length() ? bracket : -1;
        }

        private void twoSpellings(Matcher matcher) {
            int name = matcher.group(1) != null ? 1 : 3;
            String one = matcher.group(name);
            String other = matcher.group(name + 1);
            boolean family = name == 1
                    ? families.isHangul(one.substring(0, 1)) && families.isHan(other.substring(0, 1))
                    : isHanName(one);
            if (family && names.compare(one, other).verdict() != Verdict.DIFFERENT) {
                add(matcher.start(name), matcher.end(name), null);
            }
        }
    }
}
