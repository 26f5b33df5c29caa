package org.nearchive.http;

import io.javalin.http.Context;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes an XML document; what XML cannot hold (controls, lone surrogates) is replaced. */
final class XmlText {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** Begins with a root element. */
    XmlText(String root, String namespace) {
        xml = asked(() -> FACTORY.createXMLStreamWriter(text));
        run(() -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
        });
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private interface Question<T> {
        T ask() throws XMLStreamException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory can be written", e);
        }
    }

    private static void run(Step step) {
        asked(() -> {
            step.run();
            return true;
        });
    }

    XmlText namespace(String prefix, String uri) {
        run(() -> xml.writeNamespace(prefix, uri));
        return this;
    }

    /** Of the element that was begun last; left out when the value is {@code null}. */
    XmlText attribute(String name, @Nullable String value) {
        if (value != null) {
            run(() -> xml.writeAttribute(name, clean(value)));
        }
        return this;
    }

    XmlText begin(String name) {
        run(() -> xml.writeStartElement(name));
        return this;
    }

    XmlText end() {
        run(xml::writeEndElement);
        return this;
    }

    XmlText text(String value) {
        run(() -> xml.writeCharacters(clean(value)));
        return this;
    }

    /** An element with a text; left out when there is none. */
    XmlText element(String name, @Nullable String value) {
        return value == null || value.isBlank() ? this : begin(name).text(value).end();
    }

    /** Ends what is still open and sends it. */
    void send(Context context, String type) {
        run(xml::writeEndDocument);
        context.contentType(type + "; charset=utf-8").result(text.toString());
    }

    /** Char of XML 1.0, production 2. */
    private static String clean(String value) {
        if (value.chars().allMatch(letter -> letter >= 0x20 && letter < 0xd800)) {
            return value;
        }
        StringBuilder clean = new StringBuilder(value.length());
        value.codePoints().map(letter -> isXml(letter) ? letter : 0xfffd).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isXml(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || (letter >= 0x20 && letter <= 0xd7ff)
                || (letter >= 0xe000 && letter <= 0xfffd)
                || letter >= 0x10000;
    }
}
