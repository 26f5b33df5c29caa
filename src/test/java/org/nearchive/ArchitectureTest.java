package org.nearchive;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of packages: what each may import, and which library stays in one room. README, "The map". */
@AnalyzeClasses(packages = "org.nearchive", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.nearchive.";

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("config", List.of()),
            Map.entry("post", List.of()),
            Map.entry("date", List.of("post", "config")),
            Map.entry("entity", List.of("post", "config")),
            Map.entry("person", List.of("post", "entity", "config")),
            Map.entry("source", List.of("post")),
            Map.entry("extract", List.of("post", "source", "config")),
            Map.entry("archive", List.of("post")),
            Map.entry("enrich", List.of("post", "entity", "person", "date", "archive")),
            Map.entry("query", List.of("post", "entity", "person", "date", "config")),
            Map.entry("index", List.of("post", "entity", "person", "date", "enrich", "archive", "query", "config")),
            Map.entry("ingest", List.of("source", "extract", "archive", "post")),
            Map.entry(
                    "http",
                    List.of(
                            "post", "date", "entity", "person", "source", "extract", "archive", "enrich", "query",
                            "index", "ingest")));

    private static final Map<String, List<String>> ONLY_IN = Map.ofEntries(
            Map.entry("com.ibm.icu..", List.of("entity", "index")),
            Map.entry("org.apache.lucene..", List.of("index")),
            Map.entry("org.apache.lucene.index..", List.of("index.lucene")),
            Map.entry("org.apache.lucene.search..", List.of("index.lucene")),
            Map.entry("org.apache.tika..", List.of("extract")),
            Map.entry("org.jsoup..", List.of("extract")),
            Map.entry("net.dankito..", List.of("extract")),
            Map.entry("org.commonmark..", List.of("extract")),
            Map.entry("org.jdbi..", List.of("archive")),
            Map.entry("java.sql..", List.of("archive")),
            Map.entry("io.javalin..", List.of("http", "cli")),
            Map.entry("gg.jte..", List.of("http")),
            Map.entry("picocli..", List.of("cli")));

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("org.nearchive.(**)").should().beFreeOfCycles();

    @ArchTest
    static void aPackageImportsOnlyWhatTheTableAllows(JavaClasses classes) {
        MAY_IMPORT.forEach((name, allowed) -> {
            List<String> rooms = new ArrayList<>(List.of(ROOT + name + ".."));
            allowed.forEach(other -> rooms.add(ROOT + other + ".."));
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + name + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.nearchive..")
                            .and(not(resideInAnyPackage(rooms.toArray(String[]::new)))))
                    .check(classes);
        });
    }

    @ArchTest
    static void aLibraryStaysInItsRoom(JavaClasses classes) {
        ONLY_IN.forEach((library, rooms) -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        rooms.stream().map(room -> ROOT + room + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes));
    }
}
