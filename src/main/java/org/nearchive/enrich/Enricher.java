package org.nearchive.enrich;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nearchive.enrich.FieldMention.Part;
import org.nearchive.entity.Gazetteer;
import org.nearchive.entity.Mention;
import org.nearchive.post.Attachment;
import org.nearchive.post.Post;

/** Reads language and mentions out of a post. A pure function of post and gazetteer; used by many threads. */
public final class Enricher {
    private final Gazetteer gazetteer;

    public Enricher(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    public Enrichment enrich(Post post) {
        List<FieldMention> mentions = new ArrayList<>();
        add(Part.TITLE, 0, post.title(), mentions);
        add(Part.BODY, 0, post.body(), mentions);
        for (Attachment attachment : post.attachments()) {
            add(Part.FILE_NAME, attachment.number(), attachment.fileName(), mentions);
        }
        String declared = post.declaredLanguage();
        String language = Language.of(post.title() + "\n" + post.body(), declared);
        return new Enrichment(language, Language.stretches(post.body(), language, declared), decide(mentions));
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
