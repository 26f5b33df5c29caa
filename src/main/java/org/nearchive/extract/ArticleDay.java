package org.nearchive.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** The day on which an article of an unknown site was published, as the page says it. */
final class ArticleDay {
    /** Names of meta elements, in small letters: Open Graph, Dublin Core, Highwire, Chinese public bodies, and usual ones. */
    private static final Set<String> META = Set.of(
            "article:published_time",
            "article:published",
            "og:published_time",
            "og:article:published_time",
            "datepublished",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "published_time",
            "publication_date",
            "dc.date",
            "dc.date.issued",
            "dc.date.created",
            "dcterms.date",
            "dcterms.issued",
            "dcterms.created",
            "citation_publication_date",
            "citation_date",
            "sailthru.date",
            "parsely-pub-date",
            "date");

    private static final DayShapes SHAPES = new DayShapes(List.of(
            "YYYY-M-D",
            "YYYY. M. D",
            "YYYY/M/D",
            "YYYY년 M월 D일",
            "YYYY年 M月 D日",
            "YYYY оны M сарын D",
            "YYYY оны M-р сарын D",
            "YYYY оны M дугаар сарын D",
            "YYYY оны M дүгээр сарын D",
            "D. M. YYYY",
            "D MMMM YYYY",
            "D MMMM, YYYY",
            "MMMM D, YYYY",
            "MMMM D YYYY"));

    /** As in addresses, perhaps with a time of four or six digits after it. */
    private static final Pattern COMPACT = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d{2})([-_/.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?:\\d{4}|\\d{6})?(?!\\d)");

    /** The moment in universal time that a program wrote; its day is that of the readers, who all live far east of it. */
    private static final Pattern UNIVERSAL =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]00:?00)");

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** Lines around the title in which a day may stand, and how long such a line may be: no paragraph. */
    private static final int LINES_BELOW = 6;

    private static final int LINES_ABOVE = 3;
    private static final int LONGEST_LINE = 80;

    private static final int DEEPEST = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ArticleDay() {}

    /**
     * @param content the page without its frame
     * @param ways receives where the day was found
     * @throws RefusedInput when the page says no day
     */
    static LocalDate in(
            Document page, Document content, String title, List<SavedAddress> addresses, Map<String, String> ways) {
        Map<String, Supplier<Stream<String>>> places = new java.util.LinkedHashMap<>();
        places.put("meta", () -> meta(page));
        places.put("json-ld", () -> linkedData(page));
        places.put("time", () -> time(content));
        places.put("address", () -> inAddresses(addresses));
        places.put("text", () -> nearTitle(content, title));
        for (Map.Entry<String, Supplier<Stream<String>>> place : places.entrySet()) {
            Optional<LocalDate> day = place.getValue()
                    .get()
                    .map(ArticleDay::day)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (day.isPresent()) {
                ways.put("published", place.getKey());
                return day.get();
            }
        }
        throw new RefusedInput("fits no site's template, and read as an article it says no publication day: neither in"
                + " meta elements, JSON-LD, <time datetime>, its address, nor near its title");
    }

    private static Stream<String> meta(Document page) {
        return page.select("meta[content]").stream()
                .filter(meta -> Stream.of("property", "name", "itemprop")
                        .anyMatch(naming ->
                                META.contains(meta.attr(naming).strip().toLowerCase(Locale.ROOT))))
                .map(meta -> meta.attr("content"));
    }

    private static Stream<String> linkedData(Document page) {
        return page.select("script[type=application/ld+json]").stream().flatMap(script -> {
            try {
                return published(JSON.readTree(script.data()), 0);
            } catch (JsonProcessingException e) {
                return Stream.empty(); // A page is not refused for what programs read.
            }
        });
    }

    private static Stream<String> published(JsonNode node, int depth) {
        if (node == null || depth > DEEPEST) {
            return Stream.empty();
        }
        JsonNode day = node.path("datePublished");
        return Stream.concat(
                day.isTextual() ? Stream.of(day.textValue()) : Stream.empty(),
                node.valueStream().flatMap(inner -> published(inner, depth + 1)));
    }

    private static Stream<String> time(Document content) {
        return Stream.of("[itemprop=datePublished]", "time[pubdate]", "article time", "main time", "time")
                .flatMap(selector -> content.select(selector).stream())
                .map(element -> element.hasAttr("datetime") ? element.attr("datetime") : element.attr("content"));
    }

    private static Stream<String> inAddresses(List<SavedAddress> addresses) {
        return addresses.stream()
                .flatMap(place -> Stream.concat(place.uri().stream().map(Object::toString), Stream.of(place.query())))
                .map(COMPACT::matcher)
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    private static Stream<String> nearTitle(Document content, String title) {
        List<String> lines = CleanText.of(content.body()).lines().toList();
        // In a table its label stands before it.
        int at = (int) lines.stream()
                .takeWhile(line -> !line.equals(title) && !line.endsWith(" " + title))
                .count();
        if (at == lines.size()) {
            return Stream.empty();
        }
        Stream<String> below = lines.subList(at + 1, Math.min(lines.size(), at + 1 + LINES_BELOW)).stream();
        Stream<String> above = lines.subList(Math.max(0, at - LINES_ABOVE), at).reversed().stream();
        return Stream.concat(below, above).filter(line -> line.length() <= LONGEST_LINE);
    }

    /** The first day in what a page says of its time. */
    private static Optional<LocalDate> day(String written) {
        String text = CleanText.line(written);
        try {
            if (UNIVERSAL.matcher(text).matches()) {
                String seconds = text.replaceFirst("(?:Z|[+-]00:?00)$", "");
                return plausible(Instant.parse(seconds + (seconds.length() == 16 ? ":00Z" : "Z"))
                        .atZone(SEOUL)
                        .toLocalDate());
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return SHAPES.all(text).stream()
                .map(SHAPES::day)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> compact(text))
                .flatMap(ArticleDay::plausible);
    }

    private static Optional<LocalDate> compact(String text) {
        Matcher found = COMPACT.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(3)),
                    Integer.parseInt(found.group(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Years that no page was published in are slips of programs, like 0001 and 9999. */
    private static Optional<LocalDate> plausible(LocalDate day) {
        return Optional.of(day).filter(it -> it.getYear() >= 1900 && it.getYear() <= 2200);
    }
}
