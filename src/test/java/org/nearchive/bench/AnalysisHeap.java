package org.nearchive.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nearchive.entity.Gazetteer;
import org.nearchive.index.Analysis;

/**
 * Prints the heap that the analysis of all languages keeps: dictionaries, names, and what the analyzers hold for a thread;
 * after a collection, against the heap with the gazetteer alone.
 */
public final class AnalysisHeap {
    private static final Map<String, String> TEXTS = Map.of(
            "ko",
            "경상북도에서 열린 회의에 대표단이 참석하였다.",
            "ja",
            "富山県で開かれた会議に代表団が出席しました。",
            "zh",
            "代表团参加了在甘肃省举行的会议。",
            "ru",
            "Делегация приняла участие во встрече.",
            "mn",
            "Төлөөлөгчид хуралд оролцлоо.",
            "en",
            "The delegation attended the meeting.",
            Analysis.ANY,
            "대표단 代表団 delegation делегация");

    private AnalysisHeap() {}

    public static void main(String[] arguments) {
        Path config = Path.of("index-config");
        Gazetteer gazetteer = Gazetteer.load(config);
        double before = megabytesInUse();
        Analysis analysis = Analysis.load(config, gazetteer);
        int terms = 0;
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            for (String field : List.of(text.getKey(), Analysis.GRAMS + text.getKey())) {
                terms += analysis.terms(field, text.getValue()).size();
            }
        }
        double after = megabytesInUse();
        System.out.printf(
                Locale.ROOT,
                "analysis of all languages keeps %.1f MB (gazetteer and all else %.1f MB); %d terms, %d names%n",
                after - before,
                before,
                terms,
                gazetteer.entities().size());
    }

    private static double megabytesInUse() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
