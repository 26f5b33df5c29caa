package org.nearchive;

import java.nio.file.Path;
import java.util.List;

/** What stands in samples/, as a reader counts it: samples/README.md tells what each post is good for. */
public final class Samples {
    public static final Path FOLDER = Path.of("samples");

    /** Different posts among the inputs. */
    public static final int POSTS = 106;

    /** Of them withdrawn by the later feed. */
    public static final int WITHDRAWN = 1;

    /** Every post that names Gansu in title, body or a file's name. */
    public static final List<String> GANSU = List.of(
            "near:70101",
            "near:70102",
            "near:70103",
            "near:70104",
            "near:70105",
            "near:70106",
            "near:70111",
            "near:70206",
            "near:70208",
            "near:70304",
            "near:70305",
            "near:70306",
            "near:70307",
            "near:70308",
            "near:70309",
            "near:70316",
            "near:70317",
            "near:70318",
            "near:70335",
            "near:70402",
            "near:70403",
            "near:70406",
            "near:70504",
            "near:70602");

    /** Those of them that were published in 2022 to 2024. */
    public static final List<String> GANSU_2022_TO_2024 = GANSU.stream()
            .filter(id -> !List.of(
                            "near:70111",
                            "near:70208",
                            "near:70335",
                            "near:70402",
                            "near:70403",
                            "near:70406",
                            "near:70602")
                    .contains(id))
            .toList();

    /** The post that names it only inside an attached file. */
    public static final String GANSU_IN_A_FILE = "near:70337";

    private Samples() {}
}
