package org.nearchive.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what shared names mean: by glosses in brackets, by what else the text names, by the countries spoken of, and
 * last by the text's language. What none of these decides keeps all its meanings.
 */
final class Context {
    private static final int NAMED_PLAINLY = 4;
    private static final int NAMED_IN_SENTENCE = 2;
    private static final int PART_IN_SENTENCE = 4;
    private static final int PART_IN_TEXT = 3;
    private static final int COUNTRY_IN_SENTENCE = 3;
    private static final int REGION_IN_SENTENCE = 2;
    private static final int COUNTRY_IN_TEXT = 1;
    private static final int IN_USE = 1;
    private static final int LANGUAGE = 1;
    /** The archive is NEAR's: of two regions with one name it tells of the one that it knows. */
    private static final int KNOWN_TO_NEAR = 1;

    private static final Map<String, String> HOME = Map.of("ko", "KR", "ja", "JP", "zh", "CN", "ru", "RU", "mn", "MN");

    private final Lexicon lexicon;
    private final Clauses clauses;
    private final String home;
    private final @Nullable String day;
    private final boolean asked;
    private final FoldedText folded;
    private final Evidence text = new Evidence();
    private final Map<Integer, Evidence> sentences = new HashMap<>();

    /** What a sentence or a text names without doubt. */
    private static final class Evidence {
        final Set<String> ids = new HashSet<>();
        final Set<String> countryWords = new HashSet<>();
        final Set<String> countriesOfRegions = new HashSet<>();
        /** Provinces that a place or another part of is named. */
        final Set<String> wholes = new HashSet<>();
        /** The topmost of the organisations named: beside NEAR "the Secretariat" is NEAR's. */
        final Set<String> roots = new HashSet<>();
        /** What shared names may mean. */
        final Set<String> possible = new HashSet<>();

        final Map<List<Entity>, List<Entity>> decided = new HashMap<>();
    }

    /** @param asked whether it is a question: there only what is said decides, and the rest is a choice for who asks */
    Context(
            Lexicon lexicon,
            FoldedText folded,
            Clauses clauses,
            @Nullable String language,
            @Nullable String day,
            boolean asked,
            Set<String> known) {
        this.lexicon = lexicon;
        this.clauses = clauses;
        this.home = language == null ? "" : HOME.getOrDefault(language.split("-", 2)[0], "");
        this.day = day;
        this.asked = asked;
        this.folded = folded;
        text.ids.addAll(known);
    }

    /** Takes shared names' meanings away from {@code items} where the context decides, and weak names that nothing supports. */
    void decide(List<Item> items) {
        glosses(folded, items);
        countriesBeside(folded, items);
        for (Item item : items) {
            if (!item.weak && (!item.isAmbiguous() || item.ids != null)) {
                note(item);
            }
        }
        for (Item item : items) {
            if (item.isAmbiguous()) {
                Set<String> possible = sentence(item).possible;
                item.candidates.forEach(candidate -> possible.add(candidate.id()));
            }
        }
        // Weak names first: 시안 beside 산시성 is Xi'an, and then Xi'an tells which 산시성.
        for (Item item : items) {
            if (item.weak) {
                decide(item);
                if (!item.gone && !item.isAmbiguous()) {
                    note(item);
                }
            }
        }
        for (Item item : items) {
            if (!item.weak && item.isAmbiguous()) {
                // All that speaks for one is known by now: the same name means the same in the whole sentence.
                Map<List<Entity>, List<Entity>> decided = sentence(item).decided;
                List<Entity> before = item.candidates;
                List<Entity> known = decided.get(before);
                if (known == null) {
                    decide(item);
                    decided.put(before, item.candidates);
                } else {
                    item.candidates = known;
                }
            }
        }
    }

    private Evidence sentence(Item item) {
        return sentences.computeIfAbsent(clauses.sentenceOf(item.start), key -> new Evidence());
    }

    /** 섬서성(陕西), Shaanxi (陝西): two names of one thing side by side mean what both may mean. */
    private static void glosses(FoldedText folded, List<Item> items) {
        for (int i = 1; i < items.size(); i++) {
            Item first = items.get(i - 1);
            Item second = items.get(i);
            if (!isGloss(folded, first.end, second.start)) {
                continue;
            }
            List<Entity> both = new ArrayList<>(first.candidates);
            both.retainAll(second.candidates);
            if (!both.isEmpty() && (both.size() < first.candidates.size() || both.size() < second.candidates.size())) {
                first.candidates = both;
                second.candidates = both;
            }
        }
    }

    /** 북한 강원도, 江原道（韩国）, "Gangwon, South Korea": a country right beside a shared name decides. */
    private void countriesBeside(FoldedText folded, List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (!item.isAmbiguous()) {
                continue;
            }
            Item before = i == 0 ? null : items.get(i - 1);
            Item after = i + 1 == items.size() ? null : items.get(i + 1);
            if (before != null && before.is(Kind.COUNTRY) && isBeside(folded, before.end, item.start, " ")) {
                keep(item, countryOf(before.candidates.getFirst()));
            } else if (after != null && after.is(Kind.COUNTRY) && isBeside(folded, item.end, after.start, ", (")) {
                keep(item, countryOf(after.candidates.getFirst()));
            }
        }
    }

    private static boolean isBeside(FoldedText text, int from, int to, String between) {
        if (to < from || to - from > 2) {
            return false;
        }
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (between.indexOf(c) < 0 && c != '의' && c != '的' && c != 'の') {
                return false;
            }
        }
        return true;
    }

    private void keep(Item item, String country) {
        List<Entity> there = item.candidates.stream()
                .filter(candidate -> countryOf(candidate).equals(country))
                .toList();
        item.candidates = there.isEmpty() ? item.candidates : there;
    }

    private static boolean isGloss(FoldedText text, int from, int to) {
        if (to - from < 1 || to - from > 3) {
            return false;
        }
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '(' || c == '[' || c == '〔' || c == '【') {
                return true;
            }
        }
        return false;
    }

    private void note(Item item) {
        Entity entity = item.candidates.getFirst();
        Evidence around = sentence(item);
        if (around.ids.contains(entity.id())) {
            return;
        }
        for (Evidence evidence : List.of(text, around)) {
            evidence.ids.add(entity.id());
            switch (entity.kind()) {
                case COUNTRY -> evidence.countryWords.add(countryOf(entity));
                case PROVINCE -> evidence.countriesOfRegions.add(countryOf(entity));
                case PLACE -> {
                    evidence.wholes.addAll(entity.inside());
                    evidence.countriesOfRegions.add(countryOf(entity));
                }
                default -> evidence.roots.add(lexicon.root(entity));
            }
        }
    }

    private void decide(Item item) {
        Evidence sentence = sentence(item);
        Set<String> others = new HashSet<>(sentence.possible);
        item.candidates.forEach(candidate -> others.remove(candidate.id()));
        int best = Integer.MIN_VALUE;
        int support = 0;
        List<Entity> likely = new ArrayList<>();
        for (Entity candidate : item.candidates) {
            int evidence = evidence(candidate, sentence, others);
            support = Math.max(support, evidence);
            int score = evidence + (asked ? 0 : likelihood(candidate));
            if (score > best) {
                best = score;
                likely.clear();
            }
            if (score == best) {
                likely.add(candidate);
            }
        }
        if (item.weak && support < REGION_IN_SENTENCE) {
            item.gone = true;
            return;
        }
        List<Entity> left = best > 0 ? likely : item.candidates;
        item.candidates = asked ? left : withOwnTowns(left, item);
    }

    /**
     * A name of a region and of a town in it: nothing but its place in the sentence tells which, so both are kept, the
     * likelier first. What happens in or at it happens in the town.
     */
    private List<Entity> withOwnTowns(List<Entity> likely, Item item) {
        Set<String> ids = new HashSet<>();
        item.candidates.forEach(candidate -> ids.add(candidate.id()));
        List<Entity> towns = item.candidates.stream()
                .filter(candidate -> candidate.kind() == Kind.PLACE && containsAny(ids, candidate.inside()))
                .toList();
        List<Entity> rest =
                likely.stream().filter(candidate -> !towns.contains(candidate)).toList();
        if (towns.isEmpty() || (rest.isEmpty() && likely.size() != towns.size())) {
            return likely;
        }
        List<Entity> regions = item.candidates.stream()
                .filter(candidate ->
                        towns.stream().anyMatch(town -> town.inside().contains(candidate.id())))
                .toList();
        // Either of the two may have been ahead by a little; what is neither was ruled out by the text.
        if (!rest.isEmpty() && !regions.containsAll(rest)) {
            return likely;
        }
        List<Entity> both = new ArrayList<>(isLocation(item) ? towns : regions);
        both.addAll(isLocation(item) ? regions : towns);
        return both;
    }

    /** Words before and after a name by which something is in it or at it. */
    private static final Set<String> IN = Set.of("in", "at", "near", "в", "во", "под");

    private boolean isLocation(Item item) {
        int end = item.start;
        while (end > 0 && folded.charAt(end - 1) == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetter(folded.charAt(start - 1)) && end - start < 8) {
            start--;
        }
        if (IN.contains(folded.substring(start, end))) {
            return true;
        }
        String after = folded.substring(item.end, Math.min(folded.length(), item.end + 2));
        return (start < end && folded.charAt(end - 1) == '在') || after.startsWith("에서") || after.startsWith("で");
    }

    /**
     * What the text says for it.
     *
     * @param others what other shared names of the sentence may mean: 시안 beside 산시성
     */
    private int evidence(Entity candidate, Evidence sentence, Set<String> others) {
        int score = 0;
        if (text.ids.contains(candidate.id())) {
            score += NAMED_PLAINLY + (sentence.ids.contains(candidate.id()) ? NAMED_IN_SENTENCE : 0);
        }
        if (sentence.wholes.contains(candidate.id()) || containsAny(sentence.ids, candidate.inside())) {
            score += PART_IN_SENTENCE;
        } else if (text.wholes.contains(candidate.id()) || containsAny(text.ids, candidate.inside())) {
            score += PART_IN_TEXT;
        }
        if (containsAny(others, candidate.inside())) {
            score += REGION_IN_SENTENCE;
        }
        String country = countryOf(candidate);
        if (sentence.countryWords.contains(country)) {
            score += COUNTRY_IN_SENTENCE;
        } else if (sentence.countriesOfRegions.contains(country)) {
            score += REGION_IN_SENTENCE;
        }
        if (text.countryWords.contains(country) || text.countriesOfRegions.contains(country)) {
            score += COUNTRY_IN_TEXT;
        }
        if (candidate.kind() == Kind.ORGANISATION && text.roots.contains(lexicon.root(candidate))) {
            score += REGION_IN_SENTENCE;
        }
        return score;
    }

    /** What speaks for it before anything is read. */
    private int likelihood(Entity candidate) {
        int score = countryOf(candidate).equals(home) && !home.isEmpty() ? LANGUAGE : 0;
        if (!candidate.status().isEmpty() && !candidate.status().equals("none")) {
            score += KNOWN_TO_NEAR;
        }
        if (day != null && isAliveOn(candidate, day)) {
            score += IN_USE;
        }
        return score;
    }

    private static boolean isAliveOn(Entity entity, String day) {
        String from = entity.from();
        String until = entity.until();
        return (from != null || until != null)
                && (from == null || from.compareTo(day) <= 0)
                && (until == null || day.compareTo(until) <= 0 || day.startsWith(until));
    }

    private static boolean containsAny(Set<String> ids, List<String> wanted) {
        for (String id : wanted) {
            if (ids.contains(id)) {
                return true;
            }
        }
        return false;
    }

    /** Two letters; empty when it has none. */
    private String countryOf(Entity entity) {
        if (entity.kind() == Kind.COUNTRY) {
            return entity.id().substring(Kind.COUNTRY.prefix().length()).toUpperCase(java.util.Locale.ROOT);
        }
        if (!entity.country().isEmpty() || entity.inside().isEmpty()) {
            return entity.country();
        }
        Entity whole = lexicon.entities().get(entity.inside().getFirst());
        return whole == null ? "" : whole.country();
    }
}
