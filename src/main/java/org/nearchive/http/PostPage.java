package org.nearchive.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.date.DateMention;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Mention;
import org.nearchive.entity.Modality;
import org.nearchive.person.PersonMention;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FileStatus;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;
import org.nearchive.query.Similar.SimilarPost;

/** What the page of a post shows. */
public final class PostPage {
    /** Of a long file the page shows the beginning; the rest is in the data. */
    private static final int SHOWN_OF_A_FILE = 20_000;

    private static final long KILOBYTE = 1000;

    private final Frame frame;
    private final Messages words;
    private final Post post;
    private final @Nullable Provenance provenance;
    private final Enrichment enrichment;
    private final Map<Integer, String> fileTexts;
    private final Gazetteer gazetteer;
    private final List<SimilarPost> similar;
    private final Versions versions;
    private final boolean isMarked;
    private final PostMetadata metadata;

    /**
     * @param archived a post that is here
     * @param fileTexts by attachment number
     * @param versions it and its translations
     * @param isMarked whether names and days are marked in the text
     */
    PostPage(
            Frame frame,
            ArchivedPost archived,
            Enrichment enrichment,
            Map<Integer, String> fileTexts,
            Gazetteer gazetteer,
            List<SimilarPost> similar,
            Versions versions,
            boolean isMarked) {
        this.frame = frame;
        words = frame.words();
        post = Objects.requireNonNull(archived.post());
        provenance = archived.provenance();
        this.enrichment = enrichment;
        this.fileTexts = fileTexts;
        this.gazetteer = gazetteer;
        this.similar = similar;
        this.versions = versions;
        this.isMarked = isMarked;
        metadata = new PostMetadata(archived, enrichment.language(), about());
    }

    /**
     * A piece of the body; with an address when it names an entity or speaks of days.
     *
     * @param address empty for plain text
     * @param meaning what is meant, in the reader's language; empty for plain text
     * @param kind mention, day; empty for plain text
     */
    public record Piece(String text, String address, String meaning, String kind) {
        private static Piece plain(String text) {
            return new Piece(text, "", "", "");
        }
    }

    /** A marked stretch of the body. */
    private record Mark(int start, int end, String address, String meaning, String kind) {}

    public Frame frame() {
        return frame;
    }

    public Post post() {
        return post;
    }

    /** It and its translations. */
    public Versions versions() {
        return versions;
    }

    public PostMetadata metadata() {
        return metadata;
    }

    public String title() {
        return post.title().isBlank() ? post.id() : post.title();
    }

    public String language() {
        return enrichment.language();
    }

    public List<SimilarPost> similar() {
        return similar;
    }

    public boolean isMarked() {
        return isMarked;
    }

    /** The same page with the marks switched. */
    public String switched() {
        return frame.to("/posts/" + SearchJson.encoded(post.id()) + (isMarked ? "?marks=off" : ""));
    }

    /** For ever the same, on any host. */
    public String permalink() {
        return "/posts/" + SearchJson.encoded(post.id());
    }

    /** The body in paragraphs, each in pieces. */
    public List<List<Piece>> paragraphs() {
        List<Mark> marks = isMarked ? marks() : List.of();
        List<List<Piece>> paragraphs = new ArrayList<>();
        int start = 0;
        for (String line : post.body().split("\n", -1)) {
            int end = start + line.length();
            if (!line.isBlank()) {
                paragraphs.add(pieces(start, end, marks));
            }
            start = end + 1;
        }
        return paragraphs;
    }

    private List<Piece> pieces(int start, int end, List<Mark> marks) {
        List<Piece> pieces = new ArrayList<>();
        int at = start;
        for (Mark mark : marks) {
            if (mark.start >= at && mark.end <= end) {
                pieces.add(Piece.plain(post.body().substring(at, mark.start)));
                pieces.add(
                        new Piece(post.body().substring(mark.start, mark.end), mark.address, mark.meaning, mark.kind));
                at = mark.end;
            }
        }
        pieces.add(Piece.plain(post.body().substring(at, end)));
        return pieces;
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (FieldMention found : enrichment.mentions()) {
            if (found.part() == FieldMention.Part.BODY) {
                mark(found.mention()).ifPresent(marks::add);
            }
        }
        for (FieldPerson found : enrichment.persons()) {
            if (found.part() == FieldMention.Part.BODY && found.spelling() != null) {
                marks.add(mark(found.person(), found.spelling()));
            }
        }
        for (FieldDate found : enrichment.dates()) {
            if (found.part() == FieldMention.Part.BODY) {
                marks.add(mark(found.date()));
            }
        }
        marks.sort(Comparator.comparingInt(Mark::start));
        return marks;
    }

    private java.util.Optional<Mark> mark(Mention mention) {
        // An office without an id of its own leads to its province.
        List<String> ids = mention.candidates().isEmpty() ? mention.inside() : mention.candidates();
        if (ids.isEmpty()) {
            return java.util.Optional.empty();
        }
        Modality modality = mention.modality();
        String labels = ids.stream().map(this::label).collect(Collectors.joining(" / "));
        String meaning = words.text("kind." + mention.kind().filter()) + ": " + labels
                + (modality == null ? "" : " (" + words.text("modality." + modality.word()) + ")");
        String address = ids.size() == 1 ? frame.entity(ids.getFirst()) : search(ids);
        return java.util.Optional.of(new Mark(mention.start(), mention.end(), address, meaning, "mention"));
    }

    private Mark mark(PersonMention person, String fullName) {
        String meaning = words.text("kind.person") + ": " + fullName;
        return new Mark(person.start(), person.end(), frame.entity(FieldPerson.id(fullName)), meaning, "mention");
    }

    private Mark mark(DateMention date) {
        String meaning = words.days(date.from(), date.to())
                + (date.repaired() ? " (" + words.text("post.date.repaired") + ")" : "")
                + (date.yearGiven() ? "" : " (" + words.text("post.date.inferred") + ")");
        String address = frame.search(Map.of(
                "on_from",
                List.of(date.from().toString()),
                "on_to",
                List.of(date.to().toString())));
        return new Mark(date.start(), date.end(), address, meaning, "day");
    }

    private String label(String id) {
        return gazetteer.label(id, words.language());
    }

    private String search(List<String> ids) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        ids.forEach(id -> values.computeIfAbsent(Kind.of(id).filter(), kind -> new ArrayList<>())
                .add(id));
        return frame.search(values);
    }

    /** Names of what title and body plainly name, in the post's own language. */
    private List<String> about() {
        Set<String> about = new LinkedHashSet<>();
        for (FieldMention found : enrichment.mentions()) {
            if (found.mention().candidates().size() == 1 && found.attachment() == 0) {
                about.add(gazetteer.label(found.mention().candidates().getFirst(), enrichment.language()));
            }
        }
        return List.copyOf(about);
    }

    public String fileAddress(Attachment file) {
        return SearchJson.fileAddress(post.id(), file.number());
    }

    /** Where a small picture of it is; empty when there is none. */
    public String thumbnailAddress(Attachment file) {
        return file.metadata().thumbnail() == null ? "" : SearchJson.thumbnailAddress(post.id(), file.number());
    }

    /** The text found inside a file, or its beginning; empty when there is none. */
    public String fileText(Attachment file) {
        String text = fileTexts.getOrDefault(file.number(), "");
        if (text.length() <= SHOWN_OF_A_FILE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN_OF_A_FILE - 1)) ? SHOWN_OF_A_FILE - 1 : SHOWN_OF_A_FILE;
        return text.substring(0, end) + " …";
    }

    /** Whether title and text were told from the page's menus by guess: it may hold more or less than the post. */
    public boolean isGuessed() {
        return provenance != null && provenance.template().equals(Provenance.MAIN_CONTENT);
    }

    /** What there is to say of a file: size, title, day, place and camera, how its words were read; may be empty. */
    public String fileNote(Attachment file) {
        FileMetadata facts = file.metadata();
        return Stream.of(
                        file.bytes() == 0 ? null : size(file.bytes()),
                        facts.title(),
                        facts.author(),
                        facts.taken() == null ? null : words.text("post.file.taken", words.day(facts.taken())),
                        facts.latitude() == null || facts.longitude() == null
                                ? null
                                : String.format(Locale.ROOT, "%.3f, %.3f", facts.latitude(), facts.longitude()),
                        facts.camera(),
                        facts.pages() == null ? null : words.count("post.file.pages", facts.pages()),
                        facts.ocrConfidence() == null ? null : words.text("post.file.ocr", facts.ocrConfidence()),
                        status(file))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private String size(long bytes) {
        return bytes < KILOBYTE * KILOBYTE
                ? words.text("post.file.kilobytes", Math.max(1, bytes / KILOBYTE))
                : words.text("post.file.megabytes", bytes / KILOBYTE / KILOBYTE);
    }

    private @Nullable String status(Attachment file) {
        if (file.status() == FileStatus.OK) {
            return null;
        }
        String status = words.text("post.file." + file.status().name().toLowerCase(Locale.ROOT));
        boolean saysItAll = file.status() == FileStatus.MISSING;
        return file.reason() == null || saysItAll ? status : status + ": " + file.reason();
    }

    /** What to write where the post is quoted. */
    public String citation() {
        return Stream.of(
                        post.author(),
                        "“" + title() + "”",
                        String.join(" › ", post.origin().board()),
                        words.day(post.published()),
                        post.origin().url() == null
                                ? permalink()
                                : post.origin().url().toString(),
                        post.id())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(". "));
    }

    public String dataAddress() {
        return "/api/v1/posts/" + SearchJson.encoded(post.id());
    }
}
