package org.nearchive.http;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the pages in one language. */
public final class Messages {
    /** Languages of the interface, in the order of the switch; the first one is the last resort. */
    static final List<String> LANGUAGES = List.of("en", "ko");

    private final String language;
    private final ResourceBundle texts;

    private Messages(String language) {
        this.language = language;
        texts = ResourceBundle.getBundle(
                "messages.page",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * @param asked the reader's choice, empty when there is none
     * @param acceptLanguage the browser's header, empty when it sends none
     */
    static Messages choose(String asked, String acceptLanguage) {
        if (LANGUAGES.contains(asked)) {
            return new Messages(asked);
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return new Messages(best == null ? LANGUAGES.getFirst() : best);
        } catch (IllegalArgumentException e) {
            return new Messages(LANGUAGES.getFirst()); // No or a broken header is no wish.
        }
    }

    public String language() {
        return language;
    }

    /** The name of a language in itself; its tag when we have none. */
    public String ownName(String tag) {
        String key = "language." + tag;
        return texts.containsKey(key) ? texts.getString(key) : tag;
    }

    public String text(String key, Object... values) {
        String pattern = texts.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.of(language)).format(values);
    }

    /** A day in the reader's manner. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.equals("en") ? Locale.UK : Locale.of(language))
                .format(day);
    }
}
