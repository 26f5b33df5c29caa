package org.nearchive.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.FieldMention;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Kind;
import org.nearchive.entity.Mention;
import org.nearchive.post.Attachment;
import org.nearchive.post.FileMetadata;
import org.nearchive.post.FileStatus;
import org.nearchive.post.Post;
import org.nearchive.post.Provenance;

/** What the page of a post shows. */
public final class PostPage {
    private final Frame frame;
    private final Messages words;
    private final Post post;
    private final @Nullable Provenance provenance;
    private final Enrichment enrichment;
    private final Gazetteer gazetteer;

    PostPage(Frame frame, Post post, @Nullable Provenance provenance, Enrichment enrichment, Gazetteer gazetteer) {
        this.frame = frame;
        words = frame.words();
        this.post = post;
        this.provenance = provenance;
        this.enrichment = enrichment;
        this.gazetteer = gazetteer;
    }

    /**
     * A piece of the body; with an address when it names an entity.
     *
     * @param address empty for plain text
     * @param meaning the entity's label in the reader's language; empty for plain text
     */
    public record Piece(String text, String address, String meaning) {}

    public Frame frame() {
        return frame;
    }

    public Post post() {
        return post;
    }

    public String language() {
        return enrichment.language();
    }

    /** The body in paragraphs, each in pieces. */
    public List<List<Piece>> paragraphs() {
        TreeMap<Integer, Mention> mentions = new TreeMap<>();
        for (FieldMention found : enrichment.mentions()) {
            if (found.part() == FieldMention.Part.BODY) {
                mentions.put(found.mention().start(), found.mention());
            }
        }
        List<List<Piece>> paragraphs = new ArrayList<>();
        int start = 0;
        for (String line : post.body().split("\n", -1)) {
            paragraphs.add(pieces(start, start + line.length(), mentions));
            start += line.length() + 1;
        }
        return paragraphs;
    }

    private List<Piece> pieces(int start, int end, NavigableMap<Integer, Mention> mentions) {
        List<Piece> pieces = new ArrayList<>();
        int at = start;
        for (Mention mention : mentions.subMap(start, true, end, false).values()) {
            pieces.add(new Piece(post.body().substring(at, mention.start()), "", ""));
            // An office without an id of its own leads to its province.
            List<String> ids = mention.candidates().isEmpty() ? mention.inside() : mention.candidates();
            pieces.add(new Piece(mention.surface(), search(ids), String.join(" / ", labels(ids))));
            at = mention.end();
        }
        pieces.add(new Piece(post.body().substring(at, end), "", ""));
        return pieces;
    }

    private List<String> labels(List<String> ids) {
        return ids.stream().map(id -> gazetteer.label(id, words.language())).toList();
    }

    private String search(List<String> ids) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        ids.forEach(id -> values.computeIfAbsent(Kind.of(id).filter(), kind -> new ArrayList<>())
                .add(id));
        return frame.search(values);
    }

    public String fileAddress(Attachment file) {
        return SearchJson.fileAddress(post.id(), file.number());
    }

    /** Whether title and text were told from the page's menus by guess: it may hold more or less than the post. */
    public boolean isGuessed() {
        return provenance != null && provenance.template().equals(Provenance.MAIN_CONTENT);
    }

    /** What there is to say of a file: its day, place and camera, its title, how far it was read; may be empty. */
    public String fileNote(Attachment file) {
        FileMetadata facts = file.metadata();
        return Stream.of(
                        facts.title(),
                        facts.author(),
                        facts.taken() == null ? null : words.text("post.file.taken", words.day(facts.taken())),
                        facts.latitude() == null || facts.longitude() == null
                                ? null
                                : String.format(Locale.ROOT, "%.3f, %.3f", facts.latitude(), facts.longitude()),
                        facts.camera(),
                        facts.pages() == null ? null : words.count("post.file.pages", facts.pages()),
                        status(file))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String status(Attachment file) {
        if (file.status() == FileStatus.OK) {
            return null;
        }
        String status = words.text("post.file." + file.status().name().toLowerCase(Locale.ROOT));
        boolean saysItAll = file.status() == FileStatus.MISSING;
        return file.reason() == null || saysItAll ? status : status + ": " + file.reason();
    }

    public String dataAddress() {
        return "/api/v1/posts/" + SearchJson.encoded(post.id());
    }
}
