package org.nearchive.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a form in the matcher may mean: a name of an entity, or a word that tells something.
 *
 * @param spaced whether a text may put spaces inside it
 * @param stem whether it must be followed by an ending
 * @param open whether any end of the word may follow
 */
record Meaning(
        @Nullable Entity entity,
        @Nullable Name name,
        @Nullable Cue cue,
        boolean spaced,
        boolean stem,
        boolean open) {

    static Meaning of(Entity entity, Name name, boolean stem) {
        return new Meaning(entity, name, null, Forms.maySpace(name.text()), stem, false);
    }

    static Meaning of(Cue cue, boolean stem, boolean open) {
        return new Meaning(null, null, cue, true, stem, open);
    }

    /** The entity's; {@code null} for a cue. */
    @Nullable
    String id() {
        return entity == null ? null : entity.id();
    }

    Cue.Layer layer() {
        return cue == null ? Cue.Layer.NAME : cue.layer();
    }
}
