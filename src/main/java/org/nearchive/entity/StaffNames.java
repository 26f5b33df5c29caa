package org.nearchive.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names that staff gave or struck out; they come before those of the files. Immutable. */
public final class StaffNames {
    public static final StaffNames NONE = new StaffNames(Map.of(), Set.of(), Map.of());

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> struck = new HashSet<>();
    private final Map<String, String> labels;

    /**
     * @param given name → the id of what it means
     * @param struck names that name nothing
     * @param labels id → what it is called in every language
     */
    public StaffNames(Map<String, String> given, Set<String> struck, Map<String, String> labels) {
        given.forEach((name, id) -> this.given.put(FoldedText.fold(name).strip(), id));
        struck.forEach(name -> this.struck.add(FoldedText.fold(name).strip()));
        this.struck.remove("");
        this.given.remove("");
        this.labels = Map.copyOf(labels);
    }

    /** What a name means; {@code null} when staff said nothing of it. */
    @Nullable
    String meaning(String name) {
        return given.get(FoldedText.fold(name).strip());
    }

    boolean isStruck(String name) {
        return !struck.isEmpty() && struck.contains(FoldedText.fold(name).strip());
    }

    /** {@code null} when staff gave none. */
    @Nullable
    String label(String id) {
        return labels.get(id);
    }

    /** The mentions of a text as staff want them, in its order. */
    public List<Mention> applied(String text, List<Mention> mentions) {
        if (given.isEmpty() && struck.isEmpty()) {
            return mentions;
        }
        List<Mention> kept = new ArrayList<>(mentions);
        kept.removeIf(mention -> isStruck(mention.surface()));
        if (!given.isEmpty()) {
            FoldedText folded = new FoldedText(text);
            String letters = folded.substring(0, folded.length());
            given.forEach((name, id) -> add(text, folded, letters, name, id, kept));
            kept.sort(Comparator.comparingInt(Mention::start));
        }
        return List.copyOf(kept);
    }

    private static void add(
            String text, FoldedText folded, String letters, String name, String id, List<Mention> mentions) {
        for (int at = letters.indexOf(name); at >= 0; at = letters.indexOf(name, at + 1)) {
            int after = Endings.endOfMention(folded, at + name.length(), false);
            boolean begins = at == 0 || !FoldedText.continuesWord(folded.charAt(at - 1), folded.charAt(at));
            if (!begins || after < 0) {
                continue;
            }
            int start = folded.originalStart(at);
            int end = folded.originalEnd(after - 1);
            boolean insideLonger = mentions.stream()
                    .anyMatch(other ->
                            other.start() <= start && other.end() >= end && other.end() - other.start() > end - start);
            if (!insideLonger) {
                mentions.removeIf(other -> other.start() < end && other.end() > start);
                mentions.add(
                        new Mention(start, end, Kind.of(id), text.substring(start, end), List.of(id), List.of(), null));
            }
        }
    }
}
