package org.nearchive.index.lucene;

import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.enrich.FieldPerson;
import org.nearchive.entity.Kind;
import org.nearchive.entity.TypedForm;
import org.nearchive.person.Persons;

/**
 * What is indexed of the persons that a post names. A full name as it is spelled there is an entity like others, with the id {@code
 * person:LIM Byung-jin}; which spellings are one person's is found out when somebody asks ({@link PersonSearch}).
 */
final class PersonFields {
    /** Terms are {@code key␟spelling}: those that begin with a key name all spellings that share it. */
    static final String KEY = "person_key";

    /** Terms are {@code what may be typed␟spelling}. */
    static final String TYPED = "person_typed";

    static final char BORDER = '\u241F';

    /** Nobody types more of a name before choosing it. */
    private static final int LONGEST_TYPED = 80;

    /** Nobody has a longer name, and the index takes no longer term. */
    private static final int LONGEST = 200;

    private PersonFields() {}

    static void add(Document document, Enrichment enrichment, Persons who) {
        Set<String> keys = new TreeSet<>();
        Set<String> typed = new TreeSet<>();
        for (FieldPerson person : enrichment.persons()) {
            for (String id : person.ids()) {
                if (id.length() <= LONGEST) {
                    document.add(new Field(Fields.ENTITY, id, Fields.COUNTED));
                    if (person.part() == Part.TITLE) {
                        document.add(new Field(Fields.TITLE_ENTITY, id, Fields.COUNTED));
                    }
                }
            }
        }
        for (String spelling : enrichment.spellings()) {
            if (spelling.length() <= LONGEST) {
                document.add(new SortedSetDocValuesField(Kind.PERSON.filter(), new BytesRef(FieldPerson.id(spelling))));
                who.keysOf(spelling).forEach(key -> keys.add(key + BORDER + spelling));
                for (String form : who.names().typedFormsOf(spelling)) {
                    String begin = TypedForm.of(form);
                    if (!begin.isEmpty() && begin.length() <= LONGEST_TYPED) {
                        typed.add(begin + BORDER + spelling);
                    }
                }
            }
        }
        typed.forEach(form -> document.add(new StringField(TYPED, form, Field.Store.NO)));
        keys.forEach(key -> document.add(new StringField(KEY, key, Field.Store.NO)));
    }
}
