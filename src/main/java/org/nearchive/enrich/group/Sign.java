package org.nearchive.enrich.group;

/** What kind of thing two posts may both show, whatever their language. The weight is what one shared thing adds to the score. */
public enum Sign {
    /** The bytes of a file. */
    FILE(1, 2.5),
    /** A file's name that tells something: many letters, or a day and a number. */
    TELLING_FILE_NAME(2, 2.0),
    /** A file's name of few letters, or the number that a camera gives. */
    FILE_NAME(3, 0.8),
    /** "1.jpg", "photo.png", "logo.png". */
    PLAIN_FILE_NAME(4, 0.1),
    /** A day that is spoken of in title or body. */
    DAY(5, 1.5),
    /** A month, quarter or year that is spoken of. */
    MONTH(6, 0.3),
    /** A number of three digits or more. */
    LARGE_NUMBER(7, 0.9),
    /** A number that is not written as a word: 13 to 99. */
    NUMBER(8, 0.5),
    /** A number that some languages write as a word. */
    SMALL_NUMBER(9, 0.15),
    EVENT(10, 1.2),
    PLACE(11, 0.9),
    PROVINCE(12, 0.7),
    ORGANISATION(13, 0.5),
    /** What nearly every post names. */
    ASSOCIATION(14, 0.05),
    /** A province, place or event that the title names. */
    IN_TITLE(15, 0.4),
    /** A folded key of a person's name: two names that share one are perhaps one person's. */
    PERSON(16, 1.0),
    /** What was done: a visit, a meeting … */
    ACTIVITY(17, 0.3),
    /** What it is about, told by stems of words. */
    TOPIC(18, 0.35),
    /** The same of its title. */
    TITLE_TOPIC(19, 0.35);

    /** One more than the largest number. */
    static final int NUMBERS = 32;

    private final int number;
    private final double weight;

    /** @param number stands in stored traits; never given to another */
    Sign(int number, double weight) {
        this.number = number;
        this.weight = weight;
    }

    int number() {
        return number;
    }

    double weight() {
        return weight;
    }
}
