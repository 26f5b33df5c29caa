package org.nearchive.query;

import java.nio.file.Path;
import org.nearchive.date.DateReader;
import org.nearchive.entity.Gazetteer;

/**
 * What words of a question may mean: names of entities and words for days. Each index generation reads questions with the
 * one that its posts were read with.
 */
public record Vocabulary(Gazetteer gazetteer, DateReader dates) {

    /** @throws org.nearchive.config.ConfigException with the mistakes of the first part that has some */
    public static Vocabulary load(Path indexConfig) {
        return new Vocabulary(Gazetteer.load(indexConfig), DateReader.load(indexConfig));
    }
}
