package org.nearchive.person;

/**
 * A part of a name as its writer parted it: a family name, a given name, a patronymic, an initial.
 *
 * @param text in lower case and NFC; inner hyphens and apostrophes kept
 * @param isInitial whether it stands for a longer part that begins so
 */
record Part(String text, Writing writing, boolean isInitial) {

    /** Without hyphens and apostrophes. */
    String plain() {
        return text.replaceAll("[-'’‘ʼ`]", "");
    }
}
