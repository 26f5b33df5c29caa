package org.nearchive.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.archive.Stamped;
import org.nearchive.enrich.Enricher;
import org.nearchive.entity.Gazetteer;
import org.nearchive.index.IndexedPost;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.query.SearchResult;
import org.nearchive.query.Vocabulary;

/**
 * OAI-PMH 2.0: the whole archive, or what changed since, for harvesters. Records are the archive's; a withdrawn post is a
 * deleted record for ever. Datestamps move when a post's own content does, never when a file was read or a name was learned.
 *
 * <p>Sets: {@code lang:ko}, {@code province:CN-GS}, {@code board:…} (Base64 of its name). Deleted records have lost what
 * they were in, so every set lists them.
 */
final class OaiRoutes {
    private static final String NAMESPACE = "http://www.openarchives.org/OAI/2.0/";
    private static final String SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd";
    private static final String IDENTIFIER = "oai:nearchive:";
    private static final int RECORDS = 100;
    /** How many changes are looked at together when only some of them are in the set. */
    private static final int LOOKED_AT = 1_000;
    /** No transaction of the archive takes longer: what is being written now is stamped after that. */
    private static final long LONGEST_WRITE_SECONDS = 60;

    private static final Pattern SECOND = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** Required and optional arguments of each verb. */
    private static final Map<String, List<List<String>>> ARGUMENTS = Map.of(
            "Identify", List.of(List.of(), List.of()),
            "ListMetadataFormats", List.of(List.of(), List.of("identifier")),
            "ListSets", List.of(List.of(), List.of("resumptionToken")),
            "GetRecord", List.of(List.of("identifier", "metadataPrefix"), List.of()),
            "ListIdentifiers", List.of(List.of("metadataPrefix"), List.of("from", "until", "set")),
            "ListRecords", List.of(List.of("metadataPrefix"), List.of("from", "until", "set")));

    private final Archive archive;
    private final LuceneIndex index;
    private final Links links;

    OaiRoutes(Archive archive, LuceneIndex index, Links links) {
        this.archive = archive;
        this.index = index;
        this.links = links;
    }

    /** {@code GET} with a query, or {@code POST} with a form. */
    void answer(Context context) throws IOException {
        Map<String, List<String>> given =
                context.method().name().equals("POST") ? context.formParamMap() : context.queryParamMap();
        String base = links.base(context);
        XmlText xml = new XmlText("OAI-PMH", NAMESPACE)
                .namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")
                .attribute("xsi:schemaLocation", NAMESPACE + " " + SCHEMA)
                .element("responseDate", second(safeNow()));
        try {
            Map<String, String> arguments = checked(given);
            // Made before anything of it is written: an error takes its place.
            Runnable body = body(xml, arguments, base);
            xml.begin("request");
            arguments.forEach(xml::attribute);
            xml.text(base + "/oai").end();
            body.run();
        } catch (OaiProblem problem) {
            xml.element("request", base + "/oai");
            xml.begin("error")
                    .attribute("code", problem.code())
                    .text(String.valueOf(problem.getMessage()))
                    .end();
        }
        xml.send(context, "text/xml");
    }

    /**
     * Who harvests what changed since this moment misses nothing: what is being written now may have been stamped up to a
     * minute ago, but never before the newest change that can be seen.
     */
    private Instant safeNow() {
        Instant now = Instant.now();
        Instant minuteAgo = now.minusSeconds(LONGEST_WRITE_SECONDS);
        Instant newest = archive.stamps().newest().orElse(minuteAgo);
        return newest.isAfter(minuteAgo) && newest.isBefore(now) ? newest : minuteAgo;
    }

    private static Map<String, String> checked(Map<String, List<String>> given) {
        List<String> verbs = given.getOrDefault("verb", List.of());
        if (verbs.size() != 1 || !ARGUMENTS.containsKey(verbs.getFirst())) {
            throw new OaiProblem(
                    "badVerb",
                    "verb is one of "
                            + String.join(
                                    ", ", ARGUMENTS.keySet().stream().sorted().toList()));
        }
        List<List<String>> known = ARGUMENTS.get(verbs.getFirst());
        boolean goesOn =
                given.containsKey("resumptionToken") && verbs.getFirst().startsWith("List");
        List<String> required = goesOn ? List.of("resumptionToken") : known.getFirst();
        List<String> optional = goesOn ? List.of() : known.get(1);
        Map<String, String> arguments = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (!name.equals("verb") && !required.contains(name) && !optional.contains(name)) {
                throw bad(verbs.getFirst() + " has no argument " + name + (goesOn ? " beside resumptionToken" : ""));
            }
            if (values.size() != 1) {
                throw bad(name + " may be given once");
            }
            arguments.put(name, values.getFirst());
        });
        for (String name : required) {
            if (arguments.getOrDefault(name, "").isBlank()) {
                throw bad(verbs.getFirst() + " needs the argument " + name);
            }
        }
        return arguments;
    }

    private static OaiProblem bad(String message) {
        return new OaiProblem("badArgument", message);
    }

    private Runnable body(XmlText xml, Map<String, String> arguments, String base) throws IOException {
        return switch (String.valueOf(arguments.get("verb"))) {
            case "Identify" -> () -> identify(xml, base);
            case "ListMetadataFormats" -> formats(xml, arguments, base);
            case "ListSets" -> sets(xml, arguments);
            case "GetRecord" -> one(xml, arguments, base);
            case "ListIdentifiers" -> list(xml, arguments, base, false);
            default -> list(xml, arguments, base, true);
        };
    }

    private void identify(XmlText xml, String base) {
        xml.begin("Identify")
                .element("repositoryName", "News archive of the Association of North East Asia Regional Governments")
                .element("baseURL", base + "/oai")
                .element("protocolVersion", "2.0")
                .element("adminEmail", "postmaster@" + host(base))
                .element("earliestDatestamp", second(archive.stamps().earliest().orElse(Instant.EPOCH)))
                .element("deletedRecord", "persistent")
                .element("granularity", "YYYY-MM-DDThh:mm:ssZ")
                .end();
    }

    private static String host(String base) {
        String host = base.replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
        return host.matches("[A-Za-z][A-Za-z0-9.-]*") ? host : "localhost";
    }

    private Runnable formats(XmlText xml, Map<String, String> arguments, String base) {
        String identifier = arguments.get("identifier");
        if (identifier != null) {
            archived(identifier);
        }
        return () -> {
            xml.begin("ListMetadataFormats");
            for (OaiFormat format : OaiFormat.values()) {
                xml.begin("metadataFormat")
                        .element("metadataPrefix", format.prefix())
                        .element("schema", format.schema(base))
                        .element("metadataNamespace", format.namespace())
                        .end();
            }
            xml.end();
        };
    }

    private Runnable sets(XmlText xml, Map<String, String> arguments) throws IOException {
        if (arguments.containsKey("resumptionToken")) {
            OaiToken.decode("");
        }
        SearchResult all = index.search(vocabulary -> new SearchParameters(
                        Map.of("limit", List.of("1"), "facets", List.of("lang,province,board")))
                .toQuery(vocabulary, "en", LocalDate.now(ZoneOffset.UTC)));
        return () -> {
            xml.begin("ListSets");
            all.facets()
                    .forEach((facet, values) -> values.forEach(value -> xml.begin("set")
                            .element("setSpec", spec(facet, value.id()))
                            .element("setName", facet + ": " + value.label())
                            .end()));
            xml.end();
        };
    }

    private static String spec(String facet, String value) {
        return facet + ":"
                + (facet.equals("board")
                        ? Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8))
                        : value);
    }

    /** The search that finds what is in a set. */
    private static SearchParameters search(String set) {
        String[] parts = set.split(":", 2);
        if (parts.length == 2 && Set.of("lang", "province", "board").contains(parts[0])) {
            try {
                String value = parts[0].equals("board")
                        ? new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        : parts[1];
                return new SearchParameters(Map.of(parts[0], List.of(value)));
            } catch (IllegalArgumentException e) {
                // Said below.
            }
        }
        throw bad("set is lang:…, province:… or board:… as ListSets gives them, but was \"" + set + "\"");
    }

    private Runnable one(XmlText xml, Map<String, String> arguments, String base) {
        OaiFormat format = OaiFormat.of(String.valueOf(arguments.get("metadataPrefix")));
        Harvested found = read(archived(String.valueOf(arguments.get("identifier"))));
        return () -> {
            xml.begin("GetRecord");
            found.write(xml, format, base);
            xml.end();
        };
    }

    private ArchivedPost archived(String identifier) {
        return Optional.of(identifier)
                .filter(name -> name.startsWith(IDENTIFIER))
                .flatMap(name -> archive.post(name.substring(IDENTIFIER.length())))
                .orElseThrow(() -> new OaiProblem(
                        "idDoesNotExist",
                        "there is no " + identifier + "; identifiers look like " + IDENTIFIER + "near:64099"));
    }

    private Runnable list(XmlText xml, Map<String, String> arguments, String base, boolean whole) throws IOException {
        OaiToken asked = asked(arguments);
        OaiFormat format = OaiFormat.of(asked.prefix());
        List<Stamped> page = page(asked, RECORDS + 1);
        if (page.isEmpty() && asked.given() == 0) {
            throw new OaiProblem("noRecordsMatch", "nothing changed in that time, or nothing of it is in the set");
        }
        boolean more = page.size() > RECORDS;
        List<Harvested> records = new ArrayList<>();
        for (Stamped stamped : page.subList(0, Math.min(RECORDS, page.size()))) {
            // Changed since the page was read: it comes once more at its new place.
            records.add(archive.post(stamped.id()).map(this::read).orElseThrow());
        }
        String next = more ? asked.at(page.get(RECORDS - 1).place(), RECORDS).encoded() : "";
        return () -> {
            xml.begin(whole ? "ListRecords" : "ListIdentifiers");
            for (Harvested found : records) {
                if (whole) {
                    found.write(xml, format, base);
                } else {
                    found.header(xml);
                }
            }
            if (more || asked.given() > 0) {
                xml.begin("resumptionToken")
                        .attribute("cursor", Long.toString(asked.given()))
                        .text(next)
                        .end();
            }
            xml.end();
        };
    }

    private static OaiToken asked(Map<String, String> arguments) {
        String token = arguments.get("resumptionToken");
        if (token != null) {
            return OaiToken.decode(token);
        }
        String from = arguments.get("from");
        String until = arguments.get("until");
        if (from != null && until != null && from.length() != until.length()) {
            throw bad("from and until are both days or both seconds");
        }
        Instant first = from == null ? null : instant("from", from);
        Instant last = until == null
                ? null
                : DAY.matcher(until).matches()
                        ? instant("until", until).plus(1, ChronoUnit.DAYS).minusSeconds(1)
                        : instant("until", until);
        if (first != null && last != null && first.isAfter(last)) {
            throw bad("from must not be after until");
        }
        return new OaiToken(
                String.valueOf(arguments.get("metadataPrefix")),
                arguments.getOrDefault("set", ""),
                first,
                last,
                Stamped.Place.BEGINNING,
                0);
    }

    private static Instant instant(String name, String value) {
        try {
            if (SECOND.matcher(value).matches()) {
                return Instant.parse(value);
            }
            if (DAY.matcher(value).matches()) {
                return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw bad(name + " is a day or a second like 2024-06-29 or 2024-06-29T08:00:00Z, in UTC, but was \"" + value
                + "\"");
    }

    /** The next changes that are in the set. */
    private List<Stamped> page(OaiToken asked, int size) throws IOException {
        if (asked.set().isEmpty()) {
            return archive.stamps().behind(asked.place(), asked.from(), asked.until(), size);
        }
        SearchParameters set = search(asked.set());
        List<Stamped> page = new ArrayList<>();
        Stamped.Place place = asked.place();
        while (page.size() < size) {
            List<Stamped> some = archive.stamps().behind(place, asked.from(), asked.until(), LOOKED_AT);
            if (some.isEmpty()) {
                break;
            }
            Set<String> inSet = index.among(
                    vocabulary -> set.toQuery(vocabulary, "en", LocalDate.now(ZoneOffset.UTC)),
                    some.stream().map(Stamped::id).toList());
            some.stream()
                    .filter(stamped -> stamped.isWithdrawn() || inSet.contains(stamped.id()))
                    .forEach(page::add);
            place = some.getLast().place();
        }
        return page.size() > size ? page.subList(0, size) : page;
    }

    private Harvested read(ArchivedPost archived) {
        if (archived.post() == null) {
            return new Harvested(archived, null);
        }
        Vocabulary vocabulary = index.reading();
        Map<Integer, String> fileTexts = archive.extractions().textsOf(archived.post());
        IndexedPost indexed = new IndexedPost(
                archived.seq(),
                archived.post(),
                new Enricher(vocabulary.gazetteer(), vocabulary.dates(), vocabulary.persons())
                        .enrich(archived.post(), fileTexts));
        return new Harvested(archived, new Read(indexed, fileTexts, vocabulary.gazetteer()));
    }

    private record Read(IndexedPost indexed, Map<Integer, String> fileTexts, Gazetteer gazetteer) {}

    /** @param read {@code null} for a withdrawn post */
    private record Harvested(
            ArchivedPost archived, @Nullable Read read) {
        void header(XmlText xml) {
            xml.begin("header").attribute("status", read == null ? "deleted" : null);
            xml.element("identifier", IDENTIFIER + archived.id());
            xml.element("datestamp", second(archived.contentChanged()));
            if (read != null) {
                xml.element("setSpec", spec("lang", read.indexed().enrichment().language()));
                read.indexed().enrichment().entities().stream()
                        .filter(id -> !id.contains(":"))
                        .forEach(id -> xml.element("setSpec", spec("province", id)));
                if (!read.indexed().board().isEmpty()) {
                    xml.element("setSpec", spec("board", read.indexed().board()));
                }
            }
            xml.end();
        }

        void write(XmlText xml, OaiFormat format, String base) {
            xml.begin("record");
            header(xml);
            if (read != null) {
                xml.begin("metadata");
                format.write(
                        xml,
                        new ExportedPost(
                                read.indexed(),
                                read.fileTexts(),
                                List.of(),
                                Links.post(base, archived.id()),
                                read.gazetteer(),
                                "en"));
                xml.end();
            }
            xml.end();
        }
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
