package org.nearchive.entity;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds names in texts by longest match. Built once, then read by many threads. */
final class NameMatcher {
    /** What may stand between a Korean name and the end of its word. */
    private static final Pattern KOREAN_PARTICLES =
            Pattern.compile("(?:(?:에서|에게|으로|부터|까지|이라|처럼|보다|에|로|와|과|의|이|가|은|는|을|를|도|만|및|측|라|이나|나)(?:의|는|도|서|만)?)?");
    /** Case endings that follow a Russian or Mongolian name without changing it. */
    private static final Pattern CYRILLIC_ENDINGS = Pattern.compile("(?:а|у|ом|е|ы"
            + "|н?(?:ы|ий)|(?:г|н)?(?:ын|ийн)|н?[дт]|н?(?:аас|ээс|оос|өөс)|г(?:аас|ээс|оос|өөс)"
            + "|т(?:ай|эй|ой)|[рл](?:уу|үү)|г|г?(?:ыг|ийг)|г?(?:аар|ээр|оор|өөр))?");

    private final Node root = new Node();

    /** @param id what the name means; a name added for several ids means any of them */
    void add(String name, String id) {
        String folded = FoldedText.fold(name);
        Node node = root;
        for (int i = 0; i < folded.length(); i++) {
            node = node.next.computeIfAbsent(folded.charAt(i), c -> new Node());
        }
        if (!node.ids.contains(id)) {
            node.ids.add(id);
        }
    }

    /** What the whole of {@code name} means; empty when nothing. */
    List<String> idsOf(String name) {
        String folded = FoldedText.fold(name.strip());
        Node node = root;
        for (int i = 0; i < folded.length() && node != null; i++) {
            node = node.next.get(folded.charAt(i));
        }
        return node == null ? List.of() : List.copyOf(node.ids);
    }

    /** In the order of the text; none overlaps another. */
    List<Mention> mentionsIn(String text) {
        FoldedText folded = new FoldedText(text);
        List<Mention> mentions = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            Mention mention = mayBegin(folded, at) ? longestAt(text, folded, at) : null;
            if (mention == null) {
                at++;
            } else {
                mentions.add(mention);
                while (at < folded.length() && folded.originalStart(at) < mention.end()) {
                    at++;
                }
            }
        }
        return mentions;
    }

    private @Nullable Mention longestAt(String text, FoldedText folded, int start) {
        Node node = root;
        List<String> ids = List.of();
        int end = -1;
        for (int at = start; at < folded.length(); at++) {
            node = node.next.get(folded.charAt(at));
            if (node == null) {
                break;
            }
            if (!node.ids.isEmpty() && mayEnd(folded, at + 1)) {
                ids = node.ids;
                end = at + 1;
            }
        }
        if (end < 0) {
            return null;
        }
        int from = folded.originalStart(start);
        int to = folded.originalEnd(end - 1);
        return new Mention(from, to, text.substring(from, to), ids);
    }

    private static boolean mayBegin(FoldedText text, int at) {
        char c = text.charAt(at);
        if (!Character.isLetterOrDigit(c)) {
            return false;
        }
        return at == 0 || !continuesWord(text.charAt(at - 1), c);
    }

    private static boolean mayEnd(FoldedText text, int end) {
        if (end == text.length() || !continuesWord(text.charAt(end - 1), text.charAt(end))) {
            return true;
        }
        Pattern endings = switch (UnicodeScript.of(text.charAt(end))) {
            case HANGUL -> KOREAN_PARTICLES;
            case CYRILLIC -> CYRILLIC_ENDINGS;
            default -> null;
        };
        if (endings == null) {
            return false;
        }
        StringBuilder rest = new StringBuilder();
        // No ending is longer than eight letters: a longer rest is another word.
        for (int at = end;
                at < text.length() && rest.length() < 9 && continuesWord(text.charAt(end), text.charAt(at));
                at++) {
            rest.append(text.charAt(at));
        }
        return endings.matcher(rest).matches();
    }

    /** Whether two neighbouring characters belong to one written word. Han characters never do: words there run on. */
    private static boolean continuesWord(char before, char after) {
        if (!Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(after)) {
            return after == 'ー';
        }
        UnicodeScript script = UnicodeScript.of(before);
        if (Character.isDigit(before) || Character.isDigit(after)) {
            return script == UnicodeScript.LATIN || UnicodeScript.of(after) == UnicodeScript.LATIN;
        }
        return script != UnicodeScript.HAN
                && script != UnicodeScript.HIRAGANA
                && (script == UnicodeScript.of(after) || after == 'ー');
    }

    private static final class Node {
        final Map<Character, Node> next = new HashMap<>(2);
        final List<String> ids = new ArrayList<>(1);
    }
}
