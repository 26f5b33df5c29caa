package org.nearchive.date;

import java.util.BitSet;
import java.util.List;

/**
 * The words and shapes of one language.
 *
 * @param beginnings the symbols that can begin a shape
 * @param beginningLetters the letters that can begin a word that begins a shape
 * @param eventLetters the letters that begin the name of an event
 * @param list the rules by number: those of {@code not} first, then those of {@code date} in the order of the file
 * @param events the kinds of events by the number in {@link Slot#EVENT}
 */
record Rules(
        String language,
        Words words,
        Symbols symbols,
        Automaton automaton,
        boolean[] beginnings,
        BitSet beginningLetters,
        BitSet eventLetters,
        List<Rule> list,
        Tense tense,
        List<String> events) {

    /** What a found shape is. */
    enum Rule {
        /** Something that looks like a date: the text is passed over. */
        LOOK_ALIKE,
        DATE,
        /** A bare year: it needs the looks of one around it. */
        BARE,
        /** Only when typed into the search box. */
        TYPED
    }
}
