package org.nearchive.entity;

/**
 * What a word of {@code words/} or an activity's word tells.
 *
 * @param key of its line: {@code head}, {@code planned}, an activity's id …
 * @param number that an ordinal word stands for; else 0
 */
record Cue(Layer layer, String key, int number) {

    /** Words of one layer do not see those of another: each layer takes its own longest matches. */
    enum Layer {
        NAME(0),
        BODY(1),
        MODALITY(2),
        ACTIVITY(3),
        NUMBER(4),
        CLAUSE(5);

        private final int slot;

        Layer(int slot) {
            this.slot = slot;
        }

        /** Its place in arrays by layer. */
        int slot() {
            return slot;
        }
    }
}
