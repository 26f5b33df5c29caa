package org.nearchive.extract;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.post.Attachment;
import org.nearchive.post.Origin;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** Cuts a page saved as plain text, by the first site template that knows its file name. */
final class DumpExtractor {
    private final List<SiteTemplate> templates;

    DumpExtractor(List<SiteTemplate> templates) {
        this.templates = templates;
    }

    /** Whether a template knows the file's name. */
    boolean knows(String name) {
        return templates.stream()
                .anyMatch(template -> template.dump().file().matcher(name).matches());
    }

    /**
     * @param name of the file
     * @param rules fingerprint of the templates
     */
    Extracted extract(DecodedText text, String name, String rules) {
        for (SiteTemplate template : templates) {
            Matcher number = template.dump().file().matcher(name);
            if (number.matches()) {
                Map<String, String> ways =
                        text.encoding().equals("UTF-8") ? Map.of() : Map.of("encoding", text.encoding());
                Provenance provenance = new Provenance(name, template.site(), rules, ways);
                return cut(template, number.group(1), CleanText.lines(text.text()), provenance);
            }
        }
        return new Extracted.Refused("the file name fits no dump; known are "
                + String.join(
                        ", ",
                        templates.stream().map(t -> t.dump().file().pattern()).toList()));
    }

    private static Extracted cut(SiteTemplate template, String number, String text, Provenance provenance) {
        SiteTemplate.Dump rule = template.dump();
        ArrayDeque<String> lines = new ArrayDeque<>(text.lines().toList());
        List<String> head = new ArrayList<>();
        Matcher title = null;
        while (title == null && !lines.isEmpty()) {
            String line = lines.removeFirst();
            Matcher candidate = rule.title().matcher(line);
            if (candidate.matches()) {
                title = candidate;
            } else {
                head.add(line);
            }
        }
        if (title == null) {
            return new Extracted.Refused("no line fits the rule for the title of a dump of " + template.site()
                    + ", a title that ends in its publication day, written as " + template.days());
        }
        String day = title.group("published");
        LocalDate published = template.days()
                .day(day)
                .orElseThrow(
                        () -> new RefusedInput("the title ends in \"" + day + "\", which is no day of the calendar"));
        String author = null;
        List<Attachment> attachments = new ArrayList<>();
        while (!lines.isEmpty()) {
            String line = lines.getFirst();
            Matcher writer = rule.author().matcher(line);
            Matcher files = rule.files().matcher(line);
            if (author == null && writer.matches()) {
                author = writer.group(1).strip();
            } else if (files.matches()) {
                attach(files.group(1), rule.fileMark(), attachments);
            } else if (!matchesAny(rule.labels(), line)) {
                break;
            }
            lines.removeFirst();
        }
        String body = String.join("\n", template.end().cutFrom(List.copyOf(lines)));
        if (title.group("title").isBlank() && body.isBlank()) {
            return new Extracted.Refused("it has neither a title nor a body");
        }
        Origin origin = new Origin(template.site(), board(head, rule), number, null, List.of());
        return new Extracted.Accepted(
                new Post(
                        template.site() + ":" + number,
                        origin,
                        null,
                        title.group("title").strip(),
                        published,
                        blankToNull(author),
                        body,
                        attachments,
                        null),
                provenance,
                Map.of());
    }

    /** The board's name stands alone on a line, then once more at the end of the breadcrumb: "News/Activities News". */
    private static List<String> board(List<String> head, SiteTemplate.Dump rule) {
        List<String> lines = head.stream()
                .filter(line -> !matchesAny(rule.headNoise(), line))
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        String breadcrumb = lines.getLast();
        for (String board : lines.subList(0, lines.size() - 1).reversed()) {
            if (breadcrumb.endsWith(" " + board)) {
                return List.of(
                        breadcrumb
                                .substring(0, breadcrumb.length() - board.length())
                                .strip(),
                        board);
            }
        }
        return List.of(breadcrumb);
    }

    private static void attach(String names, Pattern mark, List<Attachment> attachments) {
        for (String name : mark.split(names)) {
            if (!name.isBlank()) {
                attachments.add(Attachment.missing(
                        attachments.size() + 1, name.strip(), "a text dump names its files but does not hold them"));
            }
        }
    }

    private static boolean matchesAny(List<Pattern> patterns, String line) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(line).matches());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
