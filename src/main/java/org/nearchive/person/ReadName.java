package org.nearchive.person;

import java.util.List;

/** A name and all the ways to read it, made once by {@link PersonNames#read} and compared often. */
public final class ReadName {
    private final PersonName name;
    private final List<Form> korean;
    private final List<Form> chinese;
    private final List<Form> guesses;
    private final JapaneseNames.Reading japanese;
    private final SoundNames.Reading sounds;

    ReadName(
            PersonName name,
            List<Form> korean,
            List<Form> chinese,
            List<Form> guesses,
            JapaneseNames.Reading japanese,
            SoundNames.Reading sounds) {
        this.name = name;
        this.korean = List.copyOf(korean);
        this.chinese = List.copyOf(chinese);
        this.guesses = List.copyOf(guesses);
        this.japanese = japanese;
        this.sounds = sounds;
    }

    PersonName name() {
        return name;
    }

    /** Ways to read it as a Korean name; empty when it cannot be one. */
    List<Form> korean() {
        return korean;
    }

    /** Likewise as a Chinese one. */
    List<Form> chinese() {
        return chinese;
    }

    /** As a Chinese one that is written in Hangul by Korean readings of its characters. */
    List<Form> guesses() {
        return guesses;
    }

    JapaneseNames.Reading japanese() {
        return japanese;
    }

    SoundNames.Reading sounds() {
        return sounds;
    }
}
