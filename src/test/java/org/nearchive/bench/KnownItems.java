package org.nearchive.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a collection of known items out of sentences: passages of two sentences, and queries that come from one of them
 * but do not copy it: words dropped, put in another order, in other forms, as a question, or the sentence that follows.
 *
 * <pre>
 * KnownItems FOLDER OUT [SEED]     FOLDER holds ko.txt en.txt zh.txt ja.txt ru.txt mn.txt, a sentence a line, in the
 *                                  order of their texts where they have one; OUT gets corpus.jsonl, queries.jsonl,
 *                                  qrels.tsv; another seed asks other queries of the same posts
 * </pre>
 */
public final class KnownItems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS = List.of("words", "partial", "question", "next");
    /** The first lines of each file follow one another as in a newspaper; later ones stand alone. */
    private static final int CONNECTED = 1_900;

    private static final Map<String, List<String>> QUESTIONS = Map.of(
            "ko", List.of("%s 언제입니까?", "%s 누구인가?", "%s 무엇인가", "%s 어디에 있나요?", "%s 몇 명인가?"),
            "ja", List.of("%sは何ですか？", "%sはいつですか", "%sのは誰？", "%sはどこにありますか？"),
            "zh", List.of("%s是什么？", "谁%s？", "%s在哪里", "什么时候%s？", "%s有多少"),
            "ru", List.of("Когда %s?", "Кто %s?", "Что такое %s", "Где %s?", "Сколько %s?"),
            "en", List.of("When did %s?", "Who is %s?", "What is %s", "Where was %s?", "How many %s?"),
            "mn", List.of("%s хэзээ вэ?", "%s хэн бэ?", "%s юу вэ", "%s хаана байдаг вэ?", "Хэдэн %s вэ?"));
    private static final Map<String, List<String>> ENDINGS = Map.of(
            "ko", List.of("에서는", "으로", "에서", "에게", "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도"),
            "ru",
                    List.of(
                            "ого", "ому", "ами", "ях", "ов", "ой", "ом", "ая", "ые", "ий", "а", "у", "ы", "и", "е", "о",
                            "я"),
            "mn", List.of("ийн", "ын", "аас", "ээс", "оос", "аар", "ээр", "ыг", "ийг", "тай", "тэй", "д", "т"),
            "en", List.of("ing", "ed", "es", "s"));

    private final Random random;
    private final List<String> corpus = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();
    private final List<String> judgements = new ArrayList<>();

    private KnownItems(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[1]);
        Files.createDirectories(out);
        KnownItems items = new KnownItems(arguments.length > 2 ? Long.parseLong(arguments[2]) : 7);
        for (String language : List.of("ko", "en", "zh", "ja", "ru", "mn")) {
            items.make(language, Files.readAllLines(Path.of(arguments[0], language + ".txt")));
        }
        Files.write(out.resolve("corpus.jsonl"), items.corpus);
        Files.write(out.resolve("queries.jsonl"), items.queries);
        Files.write(out.resolve("qrels.tsv"), items.judgements);
    }

    private void make(String language, List<String> sentences) throws IOException {
        Transliterator traditional = Transliterator.getInstance("Simplified-Traditional");
        List<String> passages = new ArrayList<>();
        // Of connected sentences every third is left out of the collection: it asks for the two before it.
        for (int i = 0; i + 2 < sentences.size(); i += i < CONNECTED ? 3 : 2) {
            int number = passages.size();
            boolean hant = language.equals("zh") && number % 2 == 1;
            String first = hant ? traditional.transliterate(sentences.get(i)) : sentences.get(i);
            String second = hant ? traditional.transliterate(sentences.get(i + 1)) : sentences.get(i + 1);
            String tag = !language.equals("zh") ? language : hant ? "zh-Hant" : "zh-Hans";
            String id = "k:" + language + number;
            List<String> words = words(language, first);
            String title = String.join(spaced(language) ? " " : "", words.subList(0, Math.min(4, words.size())));
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("schema", "near-post/1");
            record.put("id", id);
            record.put("title", title);
            record.put("publishedOn", "2020-01-01");
            record.put("body", Map.of("format", "text", "content", first + " " + second));
            corpus.add(JSON.writeValueAsString(record));
            passages.add(first + " " + second);
            String kind = KINDS.get(random.nextInt(i < CONNECTED ? 4 : 3));
            String source = random.nextBoolean() ? sentences.get(i) : sentences.get(i + 1);
            if (hant && random.nextBoolean()) {
                source = traditional.transliterate(source);
            }
            boolean next = kind.equals("next");
            query(tag, kind, number, next ? sentences.get(i + 2) : variant(language, kind, source), List.of(id));
            if (i < CONNECTED && !next) {
                query(tag, "next", number, sentences.get(i + 2), List.of(id));
            }
        }
        if (language.equals("mn")) {
            names(passages);
        }
    }

    private void query(String tag, String kind, int number, String text, List<String> relevant) throws IOException {
        String id = tag + "-" + kind + "-" + number;
        queries.add(
                JSON.writeValueAsString(Map.of("id", id, "text", text.replaceAll("[\"“”«»:()\\-]", " "), "lang", tag)));
        relevant.forEach(post -> judgements.add(id + "\t" + post + "\t1"));
    }

    private String variant(String language, String kind, String source) {
        List<String> words = new ArrayList<>(words(language, source));
        words.removeIf(word -> word.codePoints().noneMatch(Character::isLetterOrDigit));
        List<String> chosen = new ArrayList<>();
        switch (kind) {
            case "partial", "next" ->
                words.forEach(word -> {
                    if (random.nextInt(100) < 45) {
                        chosen.add(random.nextInt(3) == 0 ? inflected(language, word) : word);
                    }
                });
            default -> {
                // Longer words say more; three to five of them.
                List<String> longest = new ArrayList<>(new TreeSet<>(words));
                Collections.shuffle(longest, random);
                longest.sort((a, b) -> Integer.compare(Math.min(b.length(), 8), Math.min(a.length(), 8)));
                List<String> few = longest.subList(0, Math.min(longest.size(), 3 + random.nextInt(3)));
                words.forEach(word -> {
                    if (few.contains(word) && !chosen.contains(word)) {
                        chosen.add(word);
                    }
                });
                chosen.replaceAll(word -> random.nextInt(2) == 0 ? inflected(language, word) : word);
            }
        }
        if (chosen.isEmpty()) {
            chosen.addAll(words);
        }
        if (random.nextBoolean()) {
            Collections.shuffle(chosen, random);
        }
        String text = String.join(spaced(language) || random.nextInt(4) == 0 ? " " : "", chosen);
        List<String> frames = QUESTIONS.getOrDefault(language, List.of());
        return kind.equals("question") ? String.format(frames.get(random.nextInt(frames.size())), text) : text;
    }

    /** The word with another ending, by rule. */
    private String inflected(String language, String word) {
        List<String> endings = ENDINGS.get(language);
        String bare = word.replaceAll("[^\\p{L}\\p{N}]+$", "");
        if (endings == null || bare.length() < 3 || !bare.codePoints().allMatch(Character::isLetter)) {
            return bare;
        }
        String stem = bare;
        for (String ending : endings) {
            if (bare.endsWith(ending) && bare.length() - ending.length() >= 2) {
                stem = bare.substring(0, bare.length() - ending.length());
                break;
            }
        }
        if (stem.equals(bare) && !language.equals("en")) {
            return bare;
        }
        return random.nextInt(3) == 0 && language.equals("ko")
                ? stem
                : stem + endings.get(random.nextInt(endings.size()));
    }

    private static boolean spaced(String language) {
        return !language.equals("zh") && !language.equals("ja");
    }

    private static List<String> words(String language, String sentence) {
        if (spaced(language)) {
            return List.of(sentence.split("\\s+"));
        }
        BreakIterator breaks = BreakIterator.getWordInstance(new ULocale(language));
        breaks.setText(sentence);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            words.add(sentence.substring(start, end));
        }
        return words;
    }

    /** Capitalised words inside sentences with all passages that hold them, bare or with an ending. */
    private void names(List<String> passages) throws IOException {
        Map<String, Integer> seen = new TreeMap<>();
        for (String passage : passages) {
            String[] words = passage.split("\\s+");
            for (int i = 1; i < words.length; i++) {
                String word = words[i].replaceAll("^\\P{L}+|\\P{L}+$", "");
                boolean begins = words[i - 1].matches(".*[.!?…”\"]$");
                if (!begins && word.length() >= 5 && word.matches("[А-ЯЁӨҮ][а-яёөү]+")) {
                    seen.merge(word, 1, Integer::sum);
                }
            }
        }
        // The barest form stands for all that begin with it.
        Map<String, Set<String>> forms = new HashMap<>();
        String stem = "";
        for (String word : seen.keySet()) {
            if (stem.isEmpty() || !word.startsWith(stem) || word.length() - stem.length() > 5) {
                stem = word;
            }
            forms.computeIfAbsent(stem, name -> new TreeSet<>()).add(word);
        }
        int number = 0;
        for (Map.Entry<String, Set<String>> name : new TreeMap<>(forms).entrySet()) {
            List<String> relevant = new ArrayList<>();
            for (int i = 0; i < passages.size(); i++) {
                for (String word : passages.get(i).split("[^\\p{L}]+")) {
                    if (name.getValue().contains(word)) {
                        relevant.add("k:mn" + i);
                        break;
                    }
                }
            }
            if (relevant.size() >= 2 && relevant.size() <= 60 && name.getValue().size() > 1) {
                query("mn-name", "name", number++, name.getKey(), relevant);
            }
        }
    }
}
