package org.nearchive.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Mention;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;

/** Reads language and mentions out of a post. A pure function of post and gazetteer; used by many threads. */
public final class Enricher {
    /** Mentions of one entity that are kept of the text of one file. */
    private static final int SHOWN_IN_A_FILE = 10;

    private final Gazetteer gazetteer;

    public Enricher(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** @param fileTexts what was read out of its files, by attachment number */
    public Enrichment enrich(Post post, Map<Integer, String> fileTexts) {
        List<FieldMention> mentions = new ArrayList<>();
        add(Part.TITLE, 0, post.title(), mentions);
        add(Part.BODY, 0, post.body(), mentions);
        for (Attachment attachment : post.attachments()) {
            add(Part.FILE_NAME, attachment.number(), attachment.fileName(), mentions);
        }
        Map<Integer, String> fileLanguages = new TreeMap<>();
        fileTexts.forEach((number, text) -> {
            fileLanguages.put(number, Language.of(text, null));
            List<FieldMention> inFile = new ArrayList<>();
            add(Part.FILE_TEXT, number, text, inFile);
            mentions.addAll(firstOfEach(inFile));
        });
        String declared = post.declaredLanguage();
        String language = Language.of(post.title() + "\n" + post.body(), declared);
        return new Enrichment(
                language, Language.stretches(post.body(), language, declared), decide(mentions), fileLanguages);
    }

    /** A file may name a place thousands of times: a few places in it are enough to show it. */
    private static List<FieldMention> firstOfEach(List<FieldMention> mentions) {
        Map<List<String>, Integer> seen = new HashMap<>();
        return mentions.stream()
                .filter(found -> seen.merge(found.mention().candidates(), 1, Integer::sum) <= SHOWN_IN_A_FILE)
                .toList();
    }

    private void add(Part part, int attachment, String text, List<FieldMention> mentions) {
        gazetteer.mentionsIn(text).forEach(mention -> mentions.add(new FieldMention(part, attachment, mention)));
    }

    /** An ambiguous name means the one of its candidates that the same post names plainly; else it may mean any. */
    private static List<FieldMention> decide(List<FieldMention> mentions) {
        Set<String> plain = new HashSet<>();
        for (FieldMention mention : mentions) {
            if (!mention.mention().isAmbiguous()) {
                plain.addAll(mention.mention().candidates());
            }
        }
        return mentions.stream().map(mention -> decide(mention, plain)).toList();
    }

    private static FieldMention decide(FieldMention ambiguous, Set<String> plain) {
        Mention mention = ambiguous.mention();
        List<String> likely =
                mention.candidates().stream().filter(plain::contains).toList();
        if (likely.size() != 1) {
            return ambiguous;
        }
        return new FieldMention(
                ambiguous.part(),
                ambiguous.attachment(),
                new Mention(mention.start(), mention.end(), mention.surface(), likely));
    }
}
