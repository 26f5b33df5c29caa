package org.nearchive.archive;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Everything that is not ok: inputs of which no post could be made, and files that were not read whole. */
public final class Failures {
    /** Refused inputs first, by file and line; then files, by post and place. */
    private static final String ALL = "select 0 as kind, file as input, line, null as post, 0 as number,"
            + " null as file_name, null as sha256, 'REFUSED' as status, reason from refusal"
            + " union all select 1, null, 0, a.post_id, a.number, a.file_name, a.sha256,"
            + " coalesce(e.status, a.status), case when e.sha256 is null then a.reason else e.reason end"
            + " from attachment a left join extraction e on e.sha256 = a.sha256"
            + " where coalesce(e.status, a.status) <> 'OK'";

    private final Jdbi jdbi;

    Failures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One of them.
     *
     * @param input file that was refused, or a line of which was; {@code null} when it is an attached file
     * @param line of the input; 0 when it was refused as a whole
     * @param post that the file is attached to; {@code null} when it is an input
     * @param number of the file on the post; 0 when it is an input
     * @param fileName {@code null} when it is an input
     * @param sha256 of the file's bytes; {@code null} when they were not given
     * @param status lower case: refused, or how far we came with the file
     * @param reason {@code null} when nobody said one
     */
    public record Failure(
            @Nullable String input,
            int line,
            @Nullable String post,
            int number,
            @Nullable String fileName,
            @Nullable String sha256,
            String status,
            @Nullable String reason) {}

    public long count() {
        return jdbi.withHandle(handle -> handle.select("select count(*) from (" + ALL + ")")
                .mapTo(Long.class)
                .one());
    }

    /** In an order that stays the same while nothing is added. */
    public List<Failure> list(int limit, int offset) {
        return jdbi.withHandle(handle -> handle.select(
                        ALL + " order by kind, input, line, post, number limit ? offset ?", limit, offset)
                .map((row, context) -> new Failure(
                        row.getString("input"),
                        row.getInt("line"),
                        row.getString("post"),
                        row.getInt("number"),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getString("status").toLowerCase(Locale.ROOT),
                        row.getString("reason")))
                .list());
    }
}
