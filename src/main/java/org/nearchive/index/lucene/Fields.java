package org.nearchive.index.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.nearchive.archive.StoredJson;
import org.nearchive.enrich.FieldMention;
import org.nearchive.entity.Kind;
import org.nearchive.index.Analysis;
import org.nearchive.index.IndexedPost;
import org.nearchive.post.Post;

/** The fields of a document, and how a post becomes one. */
final class Fields {
    static final String ID = "id";
    /** With an analysis behind it: {@code title_ko}. */
    static final String TITLE = "title";

    static final String BODY = "body";
    /** Names of the attached files, a line each; only script-neutral. */
    static final String FILES = "files_" + Analysis.ANY;
    /** Ids of entities, one for each mention, so that a frequent one weighs more. */
    static final String ENTITY = "entity";

    static final String TITLE_ENTITY = "entity_in_title";
    static final String PUBLISHED = "published";
    static final String LANGUAGE = "lang";
    static final String YEAR = "year";
    static final String BOARD = "board";
    private static final String STORED = "post";

    /** Offsets are kept, so that a hit can show its words without analysing the text again. */
    private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true, false);

    private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, false, true);

    private Fields() {}

    static String in(String field, String analysis) {
        return field + "_" + analysis;
    }

    static Document document(IndexedPost indexed) {
        Post post = indexed.post();
        Document document = new Document();
        document.add(new StringField(ID, post.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(post.id())));
        text(document, TITLE, post.title(), indexed.enrichment().language());
        text(document, BODY, post.body(), indexed.enrichment().language());
        document.add(new Field(FILES, indexed.fileNames(), TEXT));
        for (FieldMention mention : indexed.enrichment().mentions()) {
            List<String> ids = new ArrayList<>(mention.mention().candidates());
            ids.addAll(mention.mention().inside());
            for (String id : ids) {
                document.add(new Field(ENTITY, id, COUNTED));
                if (mention.part() == FieldMention.Part.TITLE) {
                    document.add(new Field(TITLE_ENTITY, id, COUNTED));
                }
            }
        }
        for (String id : indexed.enrichment().entities()) {
            document.add(new SortedSetDocValuesField(Kind.of(id).filter(), new BytesRef(id)));
        }
        for (String id : indexed.enrichment().activities()) {
            document.add(new Field(ENTITY, id, COUNTED));
            document.add(new SortedSetDocValuesField(Kind.of(id).filter(), new BytesRef(id)));
        }
        String language = indexed.enrichment().language();
        document.add(new StringField(LANGUAGE, language, Field.Store.NO));
        if (language.contains("-")) {
            document.add(new StringField(LANGUAGE, language.split("-", 2)[0], Field.Store.NO));
        }
        document.add(new SortedSetDocValuesField(LANGUAGE, new BytesRef(language)));
        int day = Math.toIntExact(post.published().toEpochDay());
        document.add(new IntPoint(PUBLISHED, day));
        document.add(new NumericDocValuesField(PUBLISHED, day));
        keyword(document, YEAR, String.format("%04d", post.published().getYear()));
        if (!indexed.board().isEmpty()) {
            keyword(document, BOARD, indexed.board());
        }
        document.add(new StoredField(STORED, StoredJson.write(indexed)));
        return document;
    }

    static IndexedPost stored(Document document) {
        BytesRef stored = document.getBinaryValue(STORED);
        return StoredJson.read(stored.bytes, IndexedPost.class);
    }

    private static void text(Document document, String field, String text, String language) {
        String analysis = Analysis.of(language);
        if (!analysis.equals(Analysis.ANY)) {
            document.add(new Field(in(field, analysis), text, TEXT));
        }
        document.add(new Field(in(field, Analysis.ANY), text, TEXT));
    }

    private static void keyword(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
        document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
    }

    private static FieldType type(IndexOptions options, boolean analysed, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(analysed);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }
}
