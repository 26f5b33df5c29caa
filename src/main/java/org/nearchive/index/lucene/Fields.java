package org.nearchive.index.lucene;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;
import org.nearchive.archive.StoredJson;
import org.nearchive.date.DateMention;
import org.nearchive.enrich.FieldDate;
import org.nearchive.enrich.FieldMention;
import org.nearchive.enrich.Stretch;
import org.nearchive.entity.Kind;
import org.nearchive.entity.TypedForm;
import org.nearchive.index.Analysis;
import org.nearchive.index.IndexedPost;
import org.nearchive.post.Attachment;
import org.nearchive.post.FilePart;
import org.nearchive.post.FileType;
import org.nearchive.post.Post;

/** The fields of a document, and how a post becomes one. */
final class Fields {
    static final String ID = "id";
    /** With an analysis behind it: {@code title_ko}. */
    static final String TITLE = "title";

    /** The beginning of the title in the form in which typing is compared. */
    static final String TITLE_START = "title_start";

    static final String BODY = "body";
    /** Names of the attached files, a line each; only script-neutral. */
    static final String FILES = "files_" + Analysis.ANY;
    /** Text of the attached files, a value each; with an analysis behind it, like title and body. */
    static final String FILE_TEXT = "file_text";
    /** Ids of entities, one for each mention, so that a frequent one weighs more. */
    static final String ENTITY = "entity";

    static final String TITLE_ENTITY = "entity_in_title";
    static final String PUBLISHED = "published";
    static final String LANGUAGE = "lang";
    static final String YEAR = "year";
    static final String BOARD = "board";
    /** Each heading of the board's path, in small letters. */
    static final String BOARD_HEADING = "board_heading";

    static final String FILETYPE = "filetype";
    /** Days spoken of, to the month or finer: [first, last]. */
    static final String ON = "on";
    /** Coarser ones: [first, last] and, as a second dimension, their length in days. */
    static final String ON_COARSE = "on_coarse";
    /** Years spoken of. */
    static final String ON_YEAR = "on_year";
    /** Months, for timelines: {@code 2023-06}. */
    static final String MONTH = "month";

    static final String ON_MONTH = "on_month";
    /** The day by which events are ordered. */
    static final String EVENT_DAY = "event_day";

    /** SHA-256 of the attached files. */
    static final String FILE_HASH = "file_hash";

    /** Nobody types more of a title before choosing it. */
    static final int TITLE_START_LENGTH = 60;

    private static final String STORED = "post";
    /** Texts of the files, by attachment number: stored behind all else, and read only to show a match in one. */
    private static final String STORED_FILE_TEXTS = "stored_file_texts";

    /** A mention of more years than these speaks of none of them. */
    private static final int YEARS_OF_A_MENTION = 4;

    private static final int MONTHS_OF_A_MENTION = 12;

    /** Offsets are kept, so that a hit can show its words without analysing the text again. */
    private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true, false);

    private static final FieldType GRAMS = type(IndexOptions.DOCS_AND_FREQS, true, false);

    private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, false, true);

    private static final Pattern MARKS = Pattern.compile("[\\p{P}\\p{S}&&[\\x{0}-\\x{ffff}]]");

    private Fields() {}

    static String in(String field, String analysis) {
        return field + "_" + analysis;
    }

    /**
     * @param fileTexts what was read out of the files, by attachment number
     * @param fileParts where in those texts their parts stand
     */
    static Document document(
            IndexedPost indexed, Map<Integer, String> fileTexts, Map<Integer, List<FilePart>> fileParts) {
        Post post = indexed.post();
        Document document = new Document();
        document.add(new StringField(ID, post.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(post.id())));
        text(document, TITLE, post.title(), indexed.enrichment().language());
        document.add(new StringField(TITLE_START, titleStart(post.title()), Field.Store.NO));
        body(document, indexed);
        for (Attachment file : post.attachments()) {
            if (file.sha256() != null) {
                document.add(new StringField(FILE_HASH, file.sha256(), Field.Store.NO));
            }
        }
        document.add(new Field(FILES, indexed.fileNames(), TEXT));
        // Once more with spaces for marks: "plan" finds final_plan.jpg, which is one word to the analysis.
        document.add(new Field(FILES, MARKS.matcher(indexed.fileNames()).replaceAll(" "), TEXT));
        fileTexts.forEach((number, text) -> text(document, FILE_TEXT, text, fileLanguage(indexed, number)));
        Set<String> named = new TreeSet<>();
        for (FieldMention mention : indexed.enrichment().mentions()) {
            for (String id : mention.ids()) {
                named.add(id);
                document.add(new Field(ENTITY, id, COUNTED));
                if (mention.part() == FieldMention.Part.TITLE) {
                    document.add(new Field(TITLE_ENTITY, id, COUNTED));
                }
            }
        }
        for (String id : named) {
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
        keyword(document, YEAR, inFourDigits(post.published().getYear()));
        document.add(new SortedSetDocValuesField(
                MONTH, new BytesRef(YearMonth.from(post.published()).toString())));
        days(document, indexed);
        if (!indexed.board().isEmpty()) {
            keyword(document, BOARD, indexed.board());
        }
        for (String heading : post.origin().board()) {
            document.add(new StringField(BOARD_HEADING, heading.toLowerCase(Locale.ROOT), Field.Store.NO));
        }
        post.attachments().stream().map(FileType::of).distinct().forEach(type -> keyword(document, FILETYPE, type));
        document.add(new StoredField(STORED, StoredJson.write(indexed)));
        if (!fileTexts.isEmpty()) {
            document.add(new StoredField(STORED_FILE_TEXTS, StoredJson.write(new FileTexts(fileTexts, fileParts))));
        }
        return document;
    }

    static String titleStart(String title) {
        String form = TypedForm.of(title);
        return form.substring(0, Math.min(TITLE_START_LENGTH, form.length()));
    }

    private static void days(Document document, IndexedPost indexed) {
        Set<String> years = new TreeSet<>();
        Set<String> months = new TreeSet<>();
        for (FieldDate found : indexed.enrichment().dates()) {
            DateMention date = found.date();
            int from = Math.toIntExact(date.from().toEpochDay());
            int to = Math.toIntExact(date.to().toEpochDay());
            if (!date.precision().isCoarse()) {
                document.add(new IntRange(ON, new int[] {from}, new int[] {to}));
                YearMonth last = YearMonth.from(date.to());
                YearMonth first = YearMonth.from(date.from());
                for (int i = 0; i < MONTHS_OF_A_MENTION && !first.plusMonths(i).isAfter(last); i++) {
                    months.add(first.plusMonths(i).toString());
                }
            } else {
                int length = to - from + 1;
                document.add(new IntRange(ON_COARSE, new int[] {from, length}, new int[] {to, length}));
            }
            if (date.to().getYear() - date.from().getYear() < YEARS_OF_A_MENTION) {
                for (int year = date.from().getYear(); year <= date.to().getYear(); year++) {
                    years.add(inFourDigits(year));
                }
            }
        }
        months.forEach(month -> document.add(new SortedSetDocValuesField(ON_MONTH, new BytesRef(month))));
        years.forEach(year -> keyword(document, ON_YEAR, year));
        document.add(new NumericDocValuesField(EVENT_DAY, indexed.eventDay().toEpochDay()));
    }

    private static String inFourDigits(int year) {
        String digits = Integer.toString(year);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** What is stored of the files' texts. */
    record FileTexts(Map<Integer, String> byNumber, Map<Integer, List<FilePart>> parts) {
        static final FileTexts NONE = new FileTexts(Map.of(), Map.of());

        String text(int attachment) {
            return byNumber.getOrDefault(attachment, "");
        }

        FilePart at(int attachment, int offset) {
            return FilePart.at(parts.getOrDefault(attachment, List.of()), offset);
        }
    }

    private static String fileLanguage(IndexedPost indexed, int number) {
        return Objects.requireNonNull(indexed.enrichment().fileLanguages().get(number));
    }

    /**
     * The numbers of the attachments whose text stands in a field, in the order of the field's values: one analysis
     * sees only the files of its language, the script-neutral one sees all.
     */
    static List<Integer> filesIn(String field, IndexedPost indexed) {
        String analysis = field.substring(FILE_TEXT.length() + 1);
        return indexed.enrichment().fileLanguages().entrySet().stream()
                .filter(file -> analysis.equals(Analysis.ANY) || analysis.equals(Analysis.of(file.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    static FileTexts storedFileTexts(StoredFields fields, int document) throws IOException {
        BytesRef stored = fields.document(document, Set.of(STORED_FILE_TEXTS)).getBinaryValue(STORED_FILE_TEXTS);
        return stored == null ? FileTexts.NONE : StoredJson.read(stored.bytes, FileTexts.class);
    }

    static IndexedPost stored(StoredFields fields, int document) throws IOException {
        BytesRef stored = fields.document(document, Set.of(STORED)).getBinaryValue(STORED);
        return StoredJson.read(stored.bytes, IndexedPost.class);
    }

    private static void text(Document document, String field, String text, String language) {
        String analysis = Analysis.of(language);
        if (!analysis.equals(Analysis.ANY)) {
            document.add(new Field(in(field, analysis), text, TEXT));
        }
        document.add(new Field(in(field, Analysis.ANY), text, TEXT));
    }

    /** Each language's paragraphs in its own fields, at their places: the others are spaces there. */
    private static void body(Document document, IndexedPost indexed) {
        String body = indexed.post().body();
        String main = Analysis.of(indexed.enrichment().language());
        Map<String, char[]> byAnalysis = new TreeMap<>();
        byAnalysis.put(main, body.toCharArray());
        for (Stretch stretch : indexed.enrichment().stretches()) {
            String own = Analysis.of(stretch.language());
            if (!own.equals(main)) {
                char[] text = byAnalysis.computeIfAbsent(own, analysis -> spaces(body.length()));
                body.getChars(stretch.start(), stretch.end(), text, stretch.start());
                Arrays.fill(Objects.requireNonNull(byAnalysis.get(main)), stretch.start(), stretch.end(), ' ');
            }
        }
        byAnalysis.remove(Analysis.ANY);
        byAnalysis.forEach((analysis, text) -> {
            String own = new String(text);
            document.add(new Field(in(BODY, analysis), own, TEXT));
            // Ranking only; the title counts twice here as well.
            String title = analysis.equals(main) ? indexed.post().title() : "";
            document.add(new Field(Analysis.GRAMS + analysis, title + "\n" + title + "\n" + own, GRAMS));
        });
        document.add(new Field(in(BODY, Analysis.ANY), body, TEXT));
    }

    private static char[] spaces(int length) {
        char[] spaces = new char[length];
        Arrays.fill(spaces, ' ');
        return spaces;
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
