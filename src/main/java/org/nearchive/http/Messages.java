package org.nearchive.http;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of the pages in one language, and its manner of writing days and numbers. */
public final class Messages {
    /** Languages of the interface, in the order of the switch, with their own names. */
    static final Map<String, String> OWN_NAMES = ownNames();

    static final List<String> LANGUAGES = List.copyOf(OWN_NAMES.keySet());

    private static final String LAST_RESORT = "en";
    private static final Map<String, Messages> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Messages::new));

    private final String language;
    private final Locale locale;
    private final ResourceBundle texts;

    private Messages(String language) {
        this.language = language;
        locale = Locale.of(language);
        texts = ResourceBundle.getBundle(
                "messages.page",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Map<String, String> ownNames() {
        Map<String, String> names = new java.util.LinkedHashMap<>();
        names.put("ko", "한국어");
        names.put("en", "English");
        names.put("zh", "中文");
        names.put("ja", "日本語");
        names.put("ru", "Русский");
        names.put("mn", "Монгол");
        return java.util.Collections.unmodifiableMap(names);
    }

    static Messages in(String language) {
        return java.util.Objects.requireNonNull(ALL.get(language));
    }

    /**
     * The reader's choice, else the one made before, else what the browser prefers, else English.
     *
     * @param asked the reader's choice, empty when there is none
     * @param remembered an earlier one
     * @param acceptLanguage the browser's header, empty when it sends none
     */
    static Messages choose(String asked, String remembered, String acceptLanguage) {
        for (String choice : List.of(asked, remembered)) {
            if (LANGUAGES.contains(choice)) {
                return in(choice);
            }
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return in(best == null ? LAST_RESORT : best);
        } catch (IllegalArgumentException e) {
            return in(LAST_RESORT); // No or a broken header is no wish.
        }
    }

    public String language() {
        return language;
    }

    /** The language as an element's {@code lang} says it: our Chinese is written in simplified characters. */
    public String tag() {
        return language.equals("zh") ? "zh-Hans" : language;
    }

    /** The name of a language for this reader; its tag when we have none. */
    public String languageName(String tag) {
        String key = "language." + tag;
        if (texts.containsKey(key)) {
            return texts.getString(key);
        }
        String known = Locale.forLanguageTag(tag).getDisplayName(locale);
        return known.isEmpty() ? tag : known;
    }

    /** Without values the text as it stands; else with the values in the places of {@code {0}}, {@code {1}} … */
    public String text(String key, Object... values) {
        String pattern = texts.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }

    /** A number with its noun in the right form. */
    public String count(String key, long number) {
        return text(key + Plural.of(language, number).suffix(), number);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A day in the reader's manner. */
    public String day(LocalDate day) {
        return text(
                "date.day",
                digits(day.getYear()),
                month("date.months", day.getMonthValue()),
                digits(day.getDayOfMonth()));
    }

    /** A month in the reader's manner. */
    public String month(YearMonth month) {
        return text("date.month", digits(month.getYear()), month("date.months.alone", month.getMonthValue()));
    }

    public String year(int year) {
        return text("date.year", digits(year));
    }

    /** Whole months and years as such, days of one month shortly; else the first and the last day. */
    public String days(LocalDate from, LocalDate to) {
        boolean isWhole = from.getDayOfMonth() == 1 && to.getDayOfMonth() == to.lengthOfMonth();
        YearMonth first = YearMonth.from(from);
        YearMonth last = YearMonth.from(to);
        if (isWhole && first.getMonthValue() == 1 && last.getMonthValue() == 12) {
            return range(year(from.getYear()), year(to.getYear()));
        }
        if (isWhole) {
            return range(month(first), month(last));
        }
        if (first.equals(last) && !from.equals(to)) {
            return text(
                    "date.days",
                    digits(from.getYear()),
                    month("date.months", from.getMonthValue()),
                    digits(from.getDayOfMonth()),
                    digits(to.getDayOfMonth()));
        }
        return range(day(from), day(to));
    }

    /** Both ends; one when they are the same. */
    static String range(String first, String last) {
        return first.equals(last) ? first : first + " – " + last;
    }

    private String month(String key, int number) {
        return texts.getString(key).split("\\|", -1)[number - 1];
    }

    /** No thousands are marked in a year. */
    private static String digits(int number) {
        return Integer.toString(number);
    }
}
