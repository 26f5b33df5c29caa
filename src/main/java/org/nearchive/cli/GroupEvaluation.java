package org.nearchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.nearchive.archive.Archive;
import org.nearchive.archive.ArchivedPost;
import org.nearchive.enrich.Enricher;
import org.nearchive.enrich.Enrichment;
import org.nearchive.enrich.group.Clue;
import org.nearchive.enrich.group.Resemblance;
import org.nearchive.enrich.group.Traits;
import org.nearchive.enrich.group.TraitsReader;
import org.nearchive.enrich.group.TranslationGroups;
import org.nearchive.post.Post;
import org.nearchive.query.Vocabulary;

/** How well translations are told, measured on the posts of an archive whose groups somebody named: by pairs of posts. */
final class GroupEvaluation {
    private static final int PAGE = 500;

    private final Enricher enricher;
    private final TraitsReader reader;
    private final TranslationGroups groups = new TranslationGroups();
    private final Map<String, Traits> traits = new LinkedHashMap<>();
    private final Map<String, Set<Clue>> clues = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final List<String> errors = new ArrayList<>();
    private int judgedGroups;
    private int right;
    private int wrong;
    private int missed;

    GroupEvaluation(Vocabulary vocabulary) {
        enricher = new Enricher(vocabulary.gazetteer(), vocabulary.dates(), vocabulary.persons());
        reader = new TraitsReader(vocabulary.persons().names());
    }

    /** @param judged a group a line, ids separated by TAB; what stands after {@code #} is a note */
    GroupEvaluation evaluate(Archive archive, Path judged) throws IOException {
        long seq = 0;
        for (List<ArchivedPost> page = archive.changesAfter(seq, PAGE);
                !page.isEmpty();
                page = archive.changesAfter(seq, PAGE)) {
            page.stream().map(ArchivedPost::post).filter(Objects::nonNull).forEach(this::read);
            seq = page.getLast().seq();
        }
        traits.values().forEach(groups::put);
        groups.settle();
        Map<String, Integer> truth = truth(judged);
        List<String> ids = traits.keySet().stream().sorted().toList();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                compare(ids.get(i), ids.get(j), truth);
            }
        }
        return this;
    }

    private void read(Post post) {
        Enrichment enrichment = enricher.enrich(post, Map.of());
        traits.put(post.id(), reader.read(post, enrichment));
        clues.put(post.id(), reader.clues(post, enrichment));
        titles.put(post.id(), enrichment.language() + " " + post.published() + " " + post.title());
    }

    private Map<String, Integer> truth(Path judged) throws IOException {
        Map<String, Integer> truth = new HashMap<>();
        for (String line : Files.readAllLines(judged)) {
            Set<String> ids = Arrays.stream(line.replaceFirst("#.*", "").split("\t"))
                    .map(String::strip)
                    .filter(traits::containsKey)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (ids.size() > 1) {
                judgedGroups++;
                ids.forEach(id -> truth.put(id, judgedGroups));
            }
        }
        return truth;
    }

    private void compare(String one, String other, Map<String, Integer> truth) {
        boolean together =
                groups.groupOf(one).stream().anyMatch(member -> member.id().equals(other));
        boolean belong = truth.containsKey(one) && truth.get(one).equals(truth.get(other));
        right += together && belong ? 1 : 0;
        wrong += together && !belong ? 1 : 0;
        missed += !together && belong ? 1 : 0;
        if (together != belong) {
            Resemblance resemblance = Resemblance.of(
                    Objects.requireNonNull(traits.get(one)),
                    Objects.requireNonNull(traits.get(other)),
                    Objects.requireNonNull(clues.get(one)),
                    Objects.requireNonNull(clues.get(other)));
            errors.add(String.format(
                    Locale.ROOT,
                    "%s\t%s\t%s\t%.2f\t%s\t|\t%s\t%s",
                    together ? "wrong" : "missed",
                    one,
                    other,
                    resemblance.score(),
                    String.join("; ", resemblance.reasons()),
                    titles.get(one),
                    titles.get(other)));
        }
    }

    double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
        return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    int judgedGroups() {
        return judgedGroups;
    }

    int posts() {
        return traits.size();
    }

    /** One a line, cells separated by TAB. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> table() {
        return List.of(
                "posts\tgroups\tpairs\tfound\twrong\tmissed\tprecision\trecall",
                String.format(
                        Locale.ROOT,
                        "%d\t%d\t%d\t%d\t%d\t%d\t%.3f\t%.3f",
                        posts(),
                        judgedGroups,
                        right + missed,
                        right,
                        wrong,
                        missed,
                        precision(),
                        recall()));
    }
}
