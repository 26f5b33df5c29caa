package org.nearchive.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nearchive.config.Spelling;

/**
 * All names of all entities, to be found while they are being typed: by their beginning, by any part, in Latin letters
 * instead of their own script, by the initial consonants of Hangul. Immutable; used by many threads.
 *
 * <p>The forms of all names stand one after the other in one text, a line each. Looking through all of it takes a fraction
 * of a millisecond, and finds beginnings and insides alike.
 */
public final class TypedNames {
    /** Shorter ones stand inside of nearly everything. */
    private static final int SHORTEST_INSIDE = 2;

    /** Letters (Hangul: keys) of a word for each slip that it may hold. */
    private static final int LETTERS_A_SLIP = 4;

    private static final int MOST_SLIPS = 2;
    private static final int NOT_NEAR = -2;
    /** An entity with a name of just this spelling is not near but meant. */
    private static final int RIGHT = -1;

    private final Lines names = new Lines();
    private final Lines initials = new Lines();

    TypedNames(Collection<Entity> entities) {
        for (Entity entity : entities) {
            entity.names().forEach((language, list) -> list.forEach(name -> add(entity, language, name)));
        }
        names.end();
        initials.end();
    }

    private void add(Entity entity, String language, Name name) {
        // An activity's words may be open at their end.
        String text = name.text().replace("*", "");
        Written written = new Written(entity, text, language);
        names.add(new TypedForm(text), written, false);
        for (String form : Romanisation.of(text)) {
            names.add(new TypedForm(form), written, true);
        }
        StringBuilder consonants = new StringBuilder();
        text.chars().filter(Hangul::isSyllable).forEach(c -> consonants.append(Hangul.initial((char) c)));
        if (consonants.length() > 1) {
            initials.add(new TypedForm(consonants.toString()), written, true);
        }
    }

    /** A name as it is written. */
    private record Written(Entity entity, String text, String language) {}

    /**
     * An entity that what was typed may become.
     *
     * @param name the one that fits
     * @param language of that name
     * @param inOtherLetters whether it is written in another script than what was typed
     */
    public record Found(Entity entity, String name, String language, Fit fit, boolean inOtherLetters) {}

    /**
     * The entities with a name that fits, each once, in no order.
     *
     * @param labels language whose names are preferred where several fit alike
     */
    public List<Found> find(String typed, String labels) {
        TypedForm form = new TypedForm(typed);
        Map<Entity, Candidate> best = new HashMap<>();
        names.find(form, labels, best);
        if (form.toString().length() > 1 && Hangul.areInitials(form.toString())) {
            initials.find(form, labels, best);
        }
        return best.values().stream()
                .map(candidate -> new Found(
                        candidate.written.entity,
                        candidate.written.text,
                        candidate.written.language,
                        candidate.fit,
                        candidate.romanised))
                .toList();
    }

    private record Candidate(Written written, Fit fit, boolean romanised, boolean foreign, int line) {
        private static final Comparator<Candidate> BEST = Comparator.comparing(Candidate::fit)
                .thenComparing(Candidate::romanised)
                .thenComparing(Candidate::foreign)
                .thenComparingInt(Candidate::line);

        Candidate better(Candidate other) {
            return BEST.compare(this, other) <= 0 ? this : other;
        }
    }

    /**
     * A name that is spelled nearly so.
     *
     * @param slips letters to add, drop, change or swap; 0 when Han characters only sound the same
     */
    public record Near(Entity entity, String name, int slips) {}

    /** Names of about this spelling, each entity once, the nearest first, at most {@code limit}; no entity with a name spelled so. */
    public List<Near> near(String typed, int limit) {
        String form = TypedForm.of(typed);
        int most = Math.min(MOST_SLIPS, form.length() / LETTERS_A_SLIP);
        Map<Entity, Near> nearest = new HashMap<>();
        boolean han = form.chars().allMatch(c -> FoldedText.classOf((char) c) == FoldedText.HAN);
        Set<String> sounds = han ? Romanisation.of(form) : Set.of();
        names.near(form, most, han ? form.length() : 0, sounds, nearest);
        return nearest.values().stream()
                .filter(near -> near.slips != RIGHT)
                .sorted(Comparator.comparingInt(Near::slips)
                        .thenComparing(near -> near.entity.kind())
                        .thenComparing(near -> near.entity.id()))
                .limit(limit)
                .toList();
    }

    /** Forms, a line each, and what they stand for. */
    private static final class Lines {
        private final StringBuilder building = new StringBuilder("\n");
        private final List<Written> owners = new ArrayList<>();
        private final BitSet words = new BitSet();
        private final BitSet characters = new BitSet();
        private final BitSet romanised = new BitSet();
        private String text = "";
        private int[] starts = new int[64];

        void add(TypedForm form, Written written, boolean inOtherLetters) {
            String line = form.toString();
            if (line.isEmpty()) {
                return;
            }
            int start = building.length();
            int number = owners.size();
            for (int i = 0; i < line.length(); i++) {
                words.set(start + i, form.isWordAt(i));
                characters.set(start + i, form.isCharacterAt(i));
            }
            romanised.set(number, inOtherLetters);
            starts = number == starts.length ? Arrays.copyOf(starts, 2 * number) : starts;
            starts[number] = start;
            owners.add(written);
            building.append(line).append('\n');
        }

        void end() {
            text = building.toString();
            building.setLength(0);
            building.trimToSize();
            starts = Arrays.copyOf(starts, owners.size());
        }

        void find(TypedForm typed, String labels, Map<Entity, Candidate> best) {
            String form = typed.toString();
            if (form.isEmpty()) {
                return;
            }
            boolean onlyAtWords =
                    form.length() < SHORTEST_INSIDE && FoldedText.classOf(form.charAt(0)) != FoldedText.HAN;
            int at = text.indexOf(form);
            while (at >= 0) {
                if (onlyAtWords && !words.get(at)) {
                    at = text.indexOf(form, at + 1);
                    continue;
                }
                int line = lineAt(at);
                int end = text.indexOf('\n', at);
                Fit fit = fit(line, at, at + form.length(), end);
                if (fit == null) {
                    // Not here, but perhaps further on in the same line.
                    at = text.indexOf(form, at + 1);
                    continue;
                }
                if (fit == Fit.INSIDE) {
                    for (int later = text.indexOf(form, at + 1); later >= 0 && later < end; ) {
                        fit = words.get(later) ? Fit.WORD : fit;
                        later = text.indexOf(form, later + 1);
                    }
                }
                Written written = owners.get(line);
                best.merge(
                        written.entity,
                        new Candidate(written, fit, romanised.get(line), !isOf(written.language, labels), line),
                        Candidate::better);
                at = text.indexOf(form, end);
            }
        }

        private static boolean isOf(String language, String labels) {
            return language.split("-", 2)[0].equals(labels.split("-", 2)[0]);
        }

        private int lineAt(int place) {
            int found = Arrays.binarySearch(starts, place);
            return found >= 0 ? found : -found - 2;
        }

        private @Nullable Fit fit(int line, int from, int to, int end) {
            if (from == starts[line]) {
                return to == end ? Fit.EXACT : Fit.PREFIX;
            }
            if (words.get(from)) {
                return Fit.WORD;
            }
            boolean han = FoldedText.classOf(text.charAt(from)) == FoldedText.HAN;
            // Letters that a name is not written in stand inside of it by chance: gansu in Булган сум.
            return characters.get(from) && !romanised.get(line) && (han || to - from >= SHORTEST_INSIDE)
                    ? Fit.INSIDE
                    : null;
        }

        /**
         * @param han number of Han characters when the form is nothing else; there one may be another, alike to the eye
         * @param sounds how the Han characters sound
         */
        void near(String form, int most, int han, Set<String> sounds, Map<Entity, Near> nearest) {
            long letters = lettersOf(form, 0, form.length());
            for (int line = 0; line < owners.size(); line++) {
                int start = starts[line];
                int length = (line + 1 < starts.length ? starts[line + 1] : text.length()) - 1 - start;
                int slips = NOT_NEAR;
                if (romanised.get(line)) {
                    if (sounds.isEmpty()
                            || owners.get(line).text.length() != han
                            || !sounds.contains(text.substring(start, start + length))) {
                        continue;
                    }
                    slips = 0;
                } else if (han > 0) {
                    slips = length == han && LookAlikes.differInOne(form, text, start) ? 1 : NOT_NEAR;
                } else if (Math.abs(length - form.length()) <= most
                        && Long.bitCount(letters ^ lettersOf(text, start, start + length)) <= 2 * most) {
                    int distance = Spelling.distance(form, text.substring(start, start + length));
                    slips = distance <= most ? distance : NOT_NEAR;
                }
                if (length == form.length() && text.startsWith(form, start)) {
                    slips = RIGHT;
                }
                if (slips != NOT_NEAR) {
                    Written written = owners.get(line);
                    nearest.merge(
                            written.entity,
                            new Near(written.entity, written.text, slips),
                            (one, other) -> one.slips <= other.slips ? one : other);
                }
            }
        }

        /** Which letters stand there, roughly: two spellings with many different ones cannot be near. */
        private static long lettersOf(String text, int from, int to) {
            long letters = 0;
            for (int i = from; i < to; i++) {
                letters |= 1L << (text.charAt(i) & 63);
            }
            return letters;
        }
    }
}
