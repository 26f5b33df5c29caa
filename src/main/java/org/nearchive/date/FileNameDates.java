package org.nearchive.date;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days in the names of files: runs of six or eight digits, and digits with a mark between them. */
final class FileNameDates {
    private static final int OLDEST = 1990;

    private FileNameDates() {}

    static List<DateMention> in(String name, LocalDate published) {
        char[] folded = Letters.fold(name, false);
        List<DateMention> dates = new ArrayList<>();
        int at = 0;
        while (at < folded.length) {
            if (!Letters.isDigit(folded[at])) {
                at++;
                continue;
            }
            int end = runEnd(folded, at);
            DateMention mention = run(name, folded, at, end, published);
            if (mention == null) {
                mention = marked(name, folded, at, end, published);
            }
            if (mention != null) {
                dates.add(mention);
                end = mention.end();
            }
            at = end;
        }
        return dates;
    }

    private static int runEnd(char[] text, int at) {
        int end = at;
        while (end < text.length && Letters.isDigit(text[end])) {
            end++;
        }
        return end;
    }

    /** 20230629, 20160905141136, 230629. */
    private static @Nullable DateMention run(String name, char[] text, int start, int end, LocalDate published) {
        int digits = end - start;
        if (digits == 8 || digits == 12 || digits == 14) {
            return day(
                    name,
                    start,
                    start + 8,
                    number(text, start, 4),
                    number(text, start + 4, 2),
                    number(text, start + 6, 2),
                    published);
        }
        if (digits == 6) {
            return day(
                    name,
                    start,
                    end,
                    2000 + number(text, start, 2),
                    number(text, start + 2, 2),
                    number(text, start + 4, 2),
                    published);
        }
        return null;
    }

    /** 2023-06-29, 2023.6.29, 2023_06_29, 23.06.29. */
    private static @Nullable DateMention marked(String name, char[] text, int start, int end, LocalDate published) {
        int digits = end - start;
        if ((digits != 4 && digits != 2) || end + 1 >= text.length || ".-_ ".indexOf(text[end]) < 0) {
            return null;
        }
        int month = end + 1;
        int monthEnd = runEnd(text, month);
        if (monthEnd == month || monthEnd - month > 2 || monthEnd >= text.length || text[monthEnd] != text[end]) {
            return null;
        }
        int day = monthEnd + 1;
        int dayEnd = runEnd(text, day);
        if (dayEnd == day || dayEnd - day > 2) {
            return null;
        }
        int year = number(text, start, digits) + (digits == 2 ? 2000 : 0);
        return day(
                name,
                start,
                dayEnd,
                year,
                number(text, month, monthEnd - month),
                number(text, day, dayEnd - day),
                published);
    }

    private static int number(char[] text, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    /** A camera's or writer's day: not from before there were such files, and not long after the page. */
    private static @Nullable DateMention day(
            String name, int start, int end, int year, int month, int day, LocalDate published) {
        if (year < OLDEST || year > published.getYear() + 1 || month < 1 || month > 12) {
            return null;
        }
        if (!YearMonth.of(year, month).isValidDay(day)) {
            return null;
        }
        LocalDate date = LocalDate.of(year, month, day);
        return new DateMention(start, end, name.substring(start, end), date, date, Precision.DAY, true, false);
    }
}
