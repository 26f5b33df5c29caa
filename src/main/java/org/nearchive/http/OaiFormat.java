package org.nearchive.http;

import java.util.Arrays;
import java.util.Objects;
import org.nearchive.date.DateMention;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.entity.Kind;
import org.nearchive.post.Attachment;
import org.nearchive.post.Given;

/** The forms of metadata that OAI-PMH offers. */
enum OaiFormat {
    /** Unqualified Dublin Core, which every repository has. */
    OAI_DC("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc/") {
        @Override
        String schema(String base) {
            return "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";
        }

        @Override
        void write(XmlText xml, ExportedPost post) {
            xml.begin("oai_dc:dc")
                    .namespace("oai_dc", namespace())
                    .namespace("dc", "http://purl.org/dc/elements/1.1/")
                    .attribute("xsi:schemaLocation", namespace() + " " + schema(""));
            xml.element("dc:title", post.title());
            xml.element("dc:creator", post.author());
            for (Kind kind : Kind.filters()) {
                String element = kind == Kind.PROVINCE || kind == Kind.PLACE ? "dc:coverage" : "dc:subject";
                post.names(kind).forEach(name -> xml.element(element, name));
            }
            post.persons().forEach(name -> xml.element("dc:subject", name));
            xml.element("dc:description", post.post().body());
            xml.element("dc:date", post.post().published().toString());
            xml.element("dc:type", "Text");
            xml.element("dc:identifier", post.link());
            xml.element("dc:source", Objects.toString(post.post().origin().url(), null));
            xml.element("dc:language", post.language());
            Given given = post.post().given();
            xml.element("dc:rights", given == null ? null : given.rights());
            xml.end();
        }
    },
    /** All that we know: text, files, entities with their words, days spoken of. */
    NEAR("near", "urn:nearchive:post:1") {
        @Override
        String schema(String base) {
            return base + WebFiles.address("near-post-1.xsd");
        }

        @Override
        void write(XmlText xml, ExportedPost post) {
            xml.begin("post")
                    .attribute("xmlns", namespace())
                    .attribute("id", post.post().id());
            xml.element("link", post.link());
            xml.element("url", Objects.toString(post.post().origin().url(), null));
            xml.element("lang", post.language());
            xml.element("published", post.post().published().toString());
            xml.element("author", post.author());
            post.post().origin().board().forEach(heading -> xml.element("board", heading));
            xml.element("title", post.post().title());
            xml.element("body", post.post().body());
            for (Attachment file : post.post().attachments()) {
                xml.begin("file")
                        .attribute("number", Integer.toString(file.number()))
                        .attribute("type", file.mediaType())
                        .attribute("sha256", file.sha256())
                        .text(file.fileName())
                        .end();
            }
            for (FieldMention found : post.indexed().enrichment().mentions()) {
                xml.begin("mention")
                        .attribute("type", found.mention().kind().type())
                        .attribute("entity", String.join(" ", found.mention().candidates()))
                        .text(found.mention().surface())
                        .end();
            }
            for (FieldPerson found : post.indexed().enrichment().persons()) {
                xml.begin("mention")
                        .attribute("type", "person")
                        .attribute("entity", found.spelling() == null ? "" : FieldPerson.id(found.spelling()))
                        .text(found.person().surface())
                        .end();
            }
            for (FieldDate found : post.indexed().enrichment().dates()) {
                DateMention date = found.date();
                xml.begin("day")
                        .attribute("from", date.from().toString())
                        .attribute("to", date.to().toString())
                        .attribute("value", date.value())
                        .text(date.surface())
                        .end();
            }
            xml.end();
        }
    };

    private final String prefix;
    private final String namespace;

    OaiFormat(String prefix, String namespace) {
        this.prefix = prefix;
        this.namespace = namespace;
    }

    /** @throws OaiProblem for a prefix of none */
    static OaiFormat of(String prefix) {
        return Arrays.stream(values())
                .filter(format -> format.prefix.equals(prefix))
                .findFirst()
                .orElseThrow(() -> new OaiProblem(
                        "cannotDisseminateFormat", "metadataPrefix is oai_dc or near, but was \"" + prefix + "\""));
    }

    String prefix() {
        return prefix;
    }

    String namespace() {
        return namespace;
    }

    abstract String schema(String base);

    abstract void write(XmlText xml, ExportedPost post);
}
