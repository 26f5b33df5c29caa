package org.nearchive.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a form in the matcher may mean: a name of an entity, or a word that tells something.
 *
 * @param spaced whether a text may put spaces inside it
 * @param stem whether it must be followed by an ending
 * @param open whether any end of the word may follow
 * @param typed whether the type's word is a part of the name: Gansu Province
 * @param language of the name
 */
record Meaning(
        @Nullable Entity entity,
        @Nullable Name name,
        @Nullable Cue cue,
        boolean spaced,
        boolean stem,
        boolean open,
        boolean typed,
        String language) {

    static Meaning of(Entity entity, String language, Name name, boolean typed, boolean stem) {
        return new Meaning(entity, name, null, Forms.maySpace(name.text()), stem, false, typed, language);
    }

    static Meaning of(Cue cue, boolean stem, boolean open) {
        return new Meaning(null, null, cue, true, stem, open, false, "");
    }

    /** The entity's; {@code null} for a cue. */
    @Nullable
    String id() {
        return entity == null ? null : entity.id();
    }

    boolean japanese() {
        return language.equals("ja");
    }

    boolean chinese() {
        return language.startsWith("zh");
    }

    Cue.Layer layer() {
        return cue == null ? Cue.Layer.NAME : cue.layer();
    }
}
