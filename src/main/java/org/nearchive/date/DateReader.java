package org.nearchive.date;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.ConfigException;

/**
 * Reads dates in the words of six languages. Thread-safe; made once.
 *
 * <pre>
 * DateReader dates = DateReader.load(indexConfig);
 * dates.datesIn("오는 10월 25일 총회가 열린다", "ko", published)      2023-10-25
 * dates.datesInFileName("20160905_141136.jpg", published)        2016-09-05
 * dates.read("в прошлом году", "ru", today)                      last year
 * </pre>
 */
public final class DateReader {
    private static final List<String> LANGUAGES = List.of("ko", "en", "zh", "ja", "ru", "mn");

    private static final Pattern BEFORE = Pattern.compile("(?:\\p{L}{1,2}\\s+)?");
    private static final Pattern BEHIND = Pattern.compile("\\.?(?:에|에서|의|に|の)?");

    private final Map<String, Rules> rules;

    private DateReader(Map<String, Rules> rules) {
        this.rules = rules;
    }

    /** @throws ConfigException with every mistake of all files in {@code dates/} */
    public static DateReader load(Path indexConfig) {
        List<String> mistakes = new ArrayList<>();
        Map<String, Rules> rules = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            rules.put(
                    language,
                    RuleFile.read(indexConfig.resolve("dates").resolve(language + ".tsv"), language, mistakes));
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return new DateReader(rules);
    }

    /** The languages that have a file in {@code dates/}. */
    public List<String> languages() {
        return List.copyOf(rules.keySet());
    }

    /**
     * The dates of a text.
     *
     * @param language a language tag; of one that is not ours, the letters tell which of ours to read
     * @param published the day from which "yesterday" and "June 29" are seen
     */
    public List<DateMention> datesIn(String text, String language, LocalDate published) {
        return readingOf(text, language, published).dates();
    }

    /** The dates of a text, and the places where a date was damaged beyond repair. */
    public DateReading readingOf(String text, String language, LocalDate published) {
        Rules own = rulesOf(primary(language).isEmpty() ? Scripts.mostly(text) : language);
        DateReading reading = new Resolver(own, text, published, false).read();
        List<DateMention> dates = new ArrayList<>(reading.dates());
        // A Korean label in an English post: of other languages only what has digits and their own letters.
        for (String other : Scripts.beside(text, own.language())) {
            List<DateMention> foreign = new Resolver(rulesOf(other), text, published, false)
                    .read().dates().stream()
                            .filter(date -> isWritten(other, date) && !cuts(date, dates))
                            .toList();
            if (!foreign.isEmpty()) {
                // "(June 28, 2023)" in a Korean sentence, of which Korean read the year
                dates.removeIf(date -> overlapping(date, foreign) != null);
                dates.addAll(foreign);
                dates.sort(Comparator.comparingInt(DateMention::start));
            }
        }
        return new DateReading(dates, reading.damaged());
    }

    /** Whether a mention overlaps one of the others that does not lie within it. */
    private static boolean cuts(DateMention date, List<DateMention> others) {
        DateMention other = overlapping(date, others);
        return other != null
                && (other.start() < date.start()
                        || other.end() > date.end()
                        || other.surface().length() == date.surface().length());
    }

    private static boolean isWritten(String language, DateMention date) {
        return Scripts.isIn(language, date.surface())
                && date.surface().chars().anyMatch(Character::isDigit)
                && (date.precision() == Precision.DAY || date.yearGiven())
                && !date.repaired();
    }

    /** The first mention of a sorted list that overlaps this one. */
    private static @Nullable DateMention overlapping(DateMention date, List<DateMention> dates) {
        int low = 0;
        int high = dates.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dates.get(middle).end() <= date.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == dates.size() || dates.get(low).start() >= date.end() ? null : dates.get(low);
    }

    /** The dates in a file's name, where digits may stand without any mark: {@code 180111}, {@code IMG_20230629.jpg}. */
    public List<DateMention> datesInFileName(String name, LocalDate published) {
        return FileNameDates.in(name, published);
    }

    /**
     * A date that somebody typed, in any of the six languages; the whole text must be one, but for a preposition
     * before and a full stop or particle behind.
     *
     * @param language the language to try first: 前年 is another year in Chinese than in Japanese
     */
    public Optional<DateMention> read(String typed, String language, LocalDate today) {
        String stripped = typed.strip();
        List<Rules> order = new ArrayList<>(List.of(rulesOf(language)));
        order.addAll(rules.values());
        for (Rules one : order) {
            List<DateMention> dates =
                    new Resolver(one, stripped, today, true).read().dates();
            if (dates.size() == 1 && isAll(dates.getFirst(), stripped)) {
                return Optional.of(dates.getFirst());
            }
        }
        return Optional.empty();
    }

    private static boolean isAll(DateMention date, String typed) {
        return BEFORE.matcher(typed.substring(0, date.start())).matches()
                && BEHIND.matcher(typed.substring(date.end())).matches();
    }

    /** The language without script and country; empty when it is none of ours. */
    private static String primary(String language) {
        String primary = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return LANGUAGES.contains(primary) ? primary : "";
    }

    private Rules rulesOf(String language) {
        Rules known = rules.get(primary(language));
        return known != null ? known : Objects.requireNonNull(rules.get("en"));
    }
}
