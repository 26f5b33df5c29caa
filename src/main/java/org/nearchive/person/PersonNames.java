package org.nearchive.person;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nearchive.entity.Romanisation;

/**
 * Compares names of persons across scripts. Immutable; used by many threads.
 *
 * <pre>
 * PersonNames names = PersonNames.load(Path.of("index-config"));
 * names.compare("LIM Byung-jin", "林秉镇").verdict();     SAME
 * names.compare("LIM Byung-jin", "임병준").verdict();      DIFFERENT
 * names.compare("LIM Byung-jin", "Mr. Lim").verdict();   PERHAPS
 * </pre>
 *
 * <p>Each language that a name may come from reads both names in its own sounds; one syllable that differs there is a veto, never
 * a lower score.
 */
public final class PersonNames {
    private final Titles titles;
    private final FamilyNames families = FamilyNames.load();
    private final HanTable han = HanTable.load();
    private final KoreanNames korean = new KoreanNames(han);
    private final ChineseNames chinese = new ChineseNames(han);
    private final JapaneseNames japanese = new JapaneseNames(han);
    private final SoundNames sounds = new SoundNames(han);

    private PersonNames(Titles titles) {
        this.titles = titles;
    }

    /**
     * @param indexConfig the folder that holds {@code titles.tsv}
     * @throws org.nearchive.config.ConfigException with all mistakes of the file
     */
    public static PersonNames load(Path indexConfig) {
        return new PersonNames(Titles.load(indexConfig));
    }

    /** The words that stand beside names. */
    public Titles titles() {
        return titles;
    }

    FamilyNames families() {
        return families;
    }

    /** Whether a name is a family name alone. */
    public boolean isShort(String name) {
        return families.isShort(name);
    }

    /**
     * Whether a word or words look like a full name even without a title: a known family name and one or two letters more in Hangul
     * or Han, parts in kana, two or three words in an alphabet.
     */
    public boolean looksFull(String name) {
        return families.looksFull(name);
    }

    /** What of a name may be the family name, in small letters. */
    public Set<String> familiesOf(String name) {
        return families.of(name);
    }

    /** Reads a name; titles and brackets are left out. */
    public ReadName read(String written) {
        PersonName name = PersonName.of(written, titles);
        return new ReadName(
                name,
                korean.forms(name),
                chinese.forms(name),
                chinese.guesses(name),
                japanese.reading(name),
                sounds.reading(name));
    }

    /** What people may type to get at a spelling: itself, its parts in the other order, and how it sounds in Latin letters. */
    public Set<String> typedFormsOf(String spelling) {
        Set<String> forms = new LinkedHashSet<>(Set.of(spelling));
        String[] parts = spelling.split("[\\s・·]+", -1);
        if (parts.length > 1) {
            forms.add(parts[parts.length - 1] + " "
                    + String.join(" ", Arrays.asList(parts).subList(0, parts.length - 1)));
            forms.add(String.join(" ", Arrays.asList(parts).subList(1, parts.length)) + " " + parts[0]);
        }
        for (String form : List.copyOf(forms)) {
            switch (Writing.of(form.codePointAt(0))) {
                case HANGUL -> forms.addAll(families.typed(form));
                case HAN -> {
                    forms.addAll(Romanisation.of(form));
                    StringBuilder korean = new StringBuilder();
                    form.chars()
                            .mapToObj(one -> han.hangul((char) one))
                            .filter(readings -> !readings.isEmpty())
                            .forEach(readings -> korean.append(readings.charAt(0)));
                    if (korean.length() == form.length() && families.isHangul(korean.substring(0, 1))) {
                        forms.addAll(families.typed(korean.toString()));
                    }
                }
                case KANA, CYRILLIC -> forms.addAll(Romanisation.of(form));
                case LATIN, OTHER -> {
                    // As it stands.
                }
            }
        }
        return forms;
    }

    /** Folded keys under which an index keeps a name. */
    public Set<String> keysOf(ReadName name) {
        return keysOf(name, false);
    }

    /**
     * Keys to look a name up by. Names that are the same have one of them among those that they are kept under, but for Japanese
     * names in characters against other scripts: these are found by their characters only.
     */
    public Set<String> askedKeysOf(ReadName name) {
        return keysOf(name, true);
    }

    private Set<String> keysOf(ReadName name, boolean asked) {
        Set<String> keys = NameKeys.syllables(name, asked);
        if (!isSure(name.korean()) && !isSure(name.chinese())) {
            keys.addAll(NameKeys.sounds(name.sounds(), asked));
        }
        String joined = name.name().joined();
        if (name.name().isAll(Writing.HAN) && joined.length() > 1) {
            StringBuilder folded = new StringBuilder("h");
            joined.chars().forEach(one -> folded.append(han.first((char) one)));
            keys.add(folded.toString());
        }
        japanese.keys(name.japanese()).forEach(key -> keys.add("j" + key));
        return keys;
    }

    public Likeness compare(String one, String other) {
        return compare(read(one), read(other));
    }

    /** The same either way round. */
    public Likeness compare(ReadName one, ReadName other) {
        PersonName a = one.name();
        PersonName b = other.name();
        if (a.parts().isEmpty() || b.parts().isEmpty()) {
            return Likeness.DIFFERENT;
        }
        if (a.isAll(Writing.HAN) && b.isAll(Writing.HAN)) {
            return compareCharacters(one, other);
        }
        if (a.parts().equals(b.parts()) && (a.parts().size() > 1 || isWhole(a))) {
            return Likeness.same(1);
        }
        @Nullable Likeness inKorean = korean.compare(one.korean(), other.korean());
        @Nullable Likeness inChinese = chinese.compare(one.chinese(), other.chinese());
        @Nullable Likeness inJapanese = japanese.compare(one.japanese(), other.japanese());
        boolean sureKorean = isSure(one.korean(), other.korean());
        boolean sureChinese = isSure(one.chinese(), other.chinese());
        if (isSame(inKorean) || isSame(inChinese) || isSame(inJapanese)) {
            boolean objection = (!isSame(inJapanese) && sureKorean && isVeto(inKorean, a, b))
                    || (!isSame(inJapanese) && sureChinese && isVeto(inChinese, a, b));
            return objection
                    ? Likeness.perhaps(0.6)
                    : best(inKorean, best(inChinese, best(inJapanese, Likeness.DIFFERENT)));
        }
        Likeness best = best(inKorean, best(inChinese, Likeness.DIFFERENT));
        if (!sureKorean) {
            best = best.or(guess(one, other)).or(guess(other, one));
        }
        if (best.isSame() || sureKorean || sureChinese) {
            // A language that knows both family names knows better than the ear.
            return best;
        }
        best = best(inJapanese, best);
        Likeness heard = sounds.compare(one.sounds(), other.sounds());
        if (heard == null) {
            return best;
        }
        return best.or(isLong(a) && isLong(b) ? heard : atMostPerhaps(heard));
    }

    private static boolean isSame(@Nullable Likeness likeness) {
        return likeness != null && likeness.isSame();
    }

    private static Likeness best(@Nullable Likeness likeness, Likeness other) {
        return likeness == null ? other : other.or(likeness);
    }

    /** A Chinese name in Hangul by its characters' Korean readings, and by its sound in another script. */
    private Likeness guess(ReadName hangul, ReadName other) {
        if (hangul.guesses().isEmpty() || other.name().isAll(Writing.HAN)) {
            return Likeness.DIFFERENT;
        }
        @Nullable Likeness guess = chinese.compare(hangul.guesses(), other.chinese());
        return guess == null ? Likeness.DIFFERENT : guess;
    }

    /** One character may be read in several languages: that one of them differs says nothing. */
    private static boolean isVeto(@Nullable Likeness likeness, PersonName a, PersonName b) {
        return likeness != null
                && likeness.verdict() == Verdict.DIFFERENT
                && !a.isAll(Writing.HAN)
                && !b.isAll(Writing.HAN);
    }

    private static boolean isSure(List<Form> ones, List<Form> others) {
        return isSure(ones) && isSure(others);
    }

    private static boolean isSure(List<Form> forms) {
        return forms.stream().anyMatch(Form::isTypical);
    }

    /** Whether one part alone is a whole name: 임병진, 林秉鎮. */
    private static boolean isWhole(PersonName name) {
        Part part = name.parts().getFirst();
        return switch (part.writing()) {
            case HANGUL, HAN -> part.text().length() > 2;
            case KANA -> part.text().length() > 5;
            case LATIN, CYRILLIC, OTHER -> false;
        };
    }

    /** Whether a name has enough sounds to go by them alone. */
    private static boolean isLong(PersonName name) {
        int letters = name.joined().length();
        return switch (name.parts().getFirst().writing()) {
            case HANGUL, HAN -> letters > (name.parts().size() > 1 ? 3 : 4);
            default -> letters > 5;
        };
    }

    private static Likeness atMostPerhaps(Likeness likeness) {
        return likeness.isSame() ? Likeness.perhaps(0.5) : likeness;
    }

    private Likeness compareCharacters(ReadName one, ReadName other) {
        String a = one.name().joined();
        for (List<Part> order : other.name().orders()) {
            String b = new PersonName(other.name().written(), order).joined();
            if (isSameCharacters(a, b)) {
                return a.length() > 1 ? Likeness.same(a.equals(b) ? 1 : 0.97) : Likeness.perhaps(0.5);
            }
        }
        String b = other.name().joined();
        if (a.length() != b.length()) {
            String brief = a.length() < b.length() ? a : b;
            String full = a.length() < b.length() ? b : a;
            boolean family = brief.length() <= 2
                    && full.length() > brief.length()
                    && isSameCharacters(brief, full.substring(0, brief.length()))
                    && (brief.length() == 1 || full.length() > 3);
            return family ? Likeness.perhaps(0.45) : byEar(one, other);
        }
        // 炳震 and 秉镇 are read alike everywhere: one of them may be a writer's guess, or another person.
        @Nullable Likeness inKorean = korean.compare(one.korean(), other.korean());
        @Nullable Likeness inChinese = chinese.compare(one.chinese(), other.chinese());
        boolean alike = a.length() > 2
                && inKorean != null
                && inKorean.isSame()
                && inChinese != null
                && inChinese.isSame()
                && han.isSame(a.charAt(0), b.charAt(0));
        return alike ? Likeness.perhaps(0.4) : byEar(one, other);
    }

    /** Two writers may take other characters for the same foreign sounds: 普京 and 普亭. */
    private Likeness byEar(ReadName one, ReadName other) {
        boolean foreign = one.name().parts().size() > 1
                && one.name().joined().length() > 4
                && other.name().parts().size() > 1
                && other.name().joined().length() > 4;
        Likeness heard = foreign ? sounds.compare(one.sounds(), other.sounds()) : null;
        return heard == null ? Likeness.DIFFERENT : atMostPerhaps(heard);
    }

    private boolean isSameCharacters(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            if (!han.isSame(a.charAt(i), b.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
