package org.nearchive.person;

import java.util.List;

/**
 * One way to read a name as syllables of one language, family name first.
 *
 * @param syllables each a choice; a choice is a row of bit fields, one for each part of a syllable, and each field a set of sounds
 * @param hasFamily whether it begins with a family name that we know
 * @param isWeak whether initials stand for some syllables
 * @param isGuess whether the reading goes through a relation that is far from one to one
 * @param isTypical whether names of that language mostly look so: such a name says more against other readings
 */
record Form(List<long[]> syllables, boolean hasFamily, boolean isWeak, boolean isGuess, boolean isTypical) {

    Form {
        syllables = List.copyOf(syllables);
    }

    int length() {
        return syllables.size();
    }

    boolean isFamilyOnly(int familyLength) {
        return hasFamily && length() == familyLength;
    }
}
