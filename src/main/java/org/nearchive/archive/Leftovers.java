package org.nearchive.archive;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows that belong to no post any longer: earlier forms of posts, texts of files that were replaced. */
final class Leftovers {
    /** Of a row {@code e} of {@code extraction}. */
    static final String NAMED_BY_A_POST = "(select 1 from attachment a where a.sha256 = e.sha256)";
    /** Of a row of {@code raw}. */
    static final String MADE_INTO_A_POST = "(select 1 from post where raw_sha256 = raw.sha256)";

    private Leftovers() {}

    /** @return how many they were */
    static int remove(Handle handle) {
        return handle.execute("delete from extraction as e where not exists " + NAMED_BY_A_POST)
                + handle.execute("delete from raw where not exists " + MADE_INTO_A_POST);
    }

    static boolean isNamed(Handle handle, String sha256) {
        return !handle.select("select 1 from attachment where sha256 = ? limit 1", sha256)
                .mapTo(Integer.class)
                .list()
                .equals(List.of());
    }
}
