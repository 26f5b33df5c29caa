package org.nearchive.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Gazetteer;
import org.nearchive.http.Frame.Link;
import org.nearchive.query.Hit;
import org.nearchive.query.PersonProfile;
import org.nearchive.query.SearchResult;

/** What the page of an entity shows: its names, when it was spoken of, with whom and what, and the latest posts. */
public final class EntityPage {
    private static final List<String> NAME_ORDER = List.of("ko", "en", "zh-Hans", "zh-Hant", "ja", "ru", "mn");

    private final Frame frame;
    private final EntityJson entity;
    private final @Nullable PersonJson person;
    private final Gazetteer gazetteer;
    private final TimelineBars timeline;
    private final SearchResult latest;

    /** @param person what else is known of one; {@code null} for all other kinds */
    EntityPage(
            Frame frame,
            EntityJson entity,
            @Nullable PersonJson person,
            Gazetteer gazetteer,
            TimelineBars timeline,
            SearchResult latest) {
        this.person = person;
        this.frame = frame;
        this.entity = entity;
        this.gazetteer = gazetteer;
        this.timeline = timeline;
        this.latest = latest;
    }

    /** Names in one language; the preferred one first. */
    public record Names(String language, List<Name> names) {}

    /** A name, and when it was in use: empty when always. */
    public record Name(String text, String time) {}

    /** What the same posts name, of one kind. */
    public record Companions(String kind, List<Link> entities) {}

    /**
     * A post, shortly.
     *
     * @param heading first or last
     */
    public record Reference(String heading, String lang, String title, String address, String day) {}

    public Frame frame() {
        return frame;
    }

    public String id() {
        return entity.id();
    }

    public String kind() {
        return entity.kind();
    }

    public String label() {
        return entity.label();
    }

    public long posts() {
        return entity.posts();
    }

    public TimelineBars timeline() {
        return timeline;
    }

    public List<Hit> latest() {
        return latest.hits();
    }

    public List<Names> names() {
        List<String> languages = new ArrayList<>(NAME_ORDER);
        entity.names().keySet().stream()
                .filter(language -> !languages.contains(language))
                .forEach(languages::add);
        return languages.stream()
                .filter(entity.names()::containsKey)
                .map(language -> new Names(
                        language,
                        entity.names().getOrDefault(language, List.of()).stream()
                                .map(name -> new Name(name.text().replace("*", ""), time(name.from(), name.until())))
                                .toList()))
                .toList();
    }

    private static String time(@Nullable String from, @Nullable String until) {
        return from == null && until == null ? "" : (from == null ? "" : from) + " – " + (until == null ? "" : until);
    }

    /** What we know of it: headings and what stands under them. */
    public Map<String, List<Link>> facts() {
        Messages words = frame.words();
        Map<String, List<Link>> facts = new LinkedHashMap<>();
        String country = entity.country();
        if (country != null) {
            String id = "country:" + country.toLowerCase(java.util.Locale.ROOT);
            facts.put("country", List.of(new Link(gazetteer.label(id, words.language()), "", false)));
        }
        String status = entity.status();
        if (status != null) {
            facts.put("status", List.of(new Link(words.text("status." + status), "", false)));
        }
        if (!entity.inside().isEmpty()) {
            facts.put("inside", entity.inside().stream().map(this::link).toList());
        }
        SearchResult.Label parent = entity.parent();
        if (parent != null) {
            facts.put("parent", List.of(link(parent)));
        }
        String time = time(entity.from(), entity.until());
        if (!time.isEmpty()) {
            facts.put("time", List.of(new Link(time, "", false)));
        }
        if (person != null) {
            List<Link> offices = person.roles().stream()
                    .map(role -> new Link(office(role), "", false))
                    .toList();
            if (!offices.isEmpty()) {
                facts.put("offices", offices);
            }
            if (!person.perhaps().isEmpty()) {
                facts.put(
                        "perhaps",
                        person.perhaps().stream()
                                .map(other -> new Link(other.label(), frame.entity(other.id()), false))
                                .toList());
            }
        }
        return facts;
    }

    /** As most posts write it, with what it is of and when they were published. */
    private String office(PersonProfile.Role role) {
        List<String> parts = new ArrayList<>(List.of(role.title()));
        role.of().forEach(of -> parts.add(of.label()));
        String time = role.first().equals(role.last())
                ? frame.words().day(role.first())
                : frame.words().days(role.first(), role.last());
        return String.join(", ", parts) + " (" + time + ")";
    }

    private Link link(SearchResult.Label label) {
        return new Link(label.label(), frame.entity(label.id()), false);
    }

    public List<Companions> companions() {
        return entity.companions().entrySet().stream()
                .filter(kind -> !kind.getValue().isEmpty())
                .map(kind -> new Companions(
                        kind.getKey(),
                        kind.getValue().stream()
                                .map(count -> new Link(count.label(), frame.entity(count.id()), count.count(), false))
                                .toList()))
                .toList();
    }

    public List<Reference> firstAndLast() {
        List<Reference> ends = new ArrayList<>();
        EntityJson.PostReference first = entity.first();
        EntityJson.PostReference last = entity.last();
        if (first != null && last != null) {
            ends.add(reference("first", first));
            ends.add(reference("last", last));
        }
        return ends;
    }

    private Reference reference(String heading, EntityJson.PostReference post) {
        return new Reference(
                heading,
                post.lang(),
                post.title().isBlank() ? post.id() : post.title(),
                frame.post(post.id()),
                frame.words().day(post.published()));
    }

    /** The search for all its posts. */
    public String all() {
        return frame.search(Map.of(entity.kind(), List.of(entity.id())));
    }

    public String dataAddress() {
        return "/api/v1/entities/" + SearchJson.encoded(entity.id());
    }
}
