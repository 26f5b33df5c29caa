package org.nearchive.archive;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Which posts came in a run, and which of the same sites did not. Ids stand in temporary tables, which SQLite keeps in a
 * file of its own: a million cost no memory.
 */
public final class RollCall implements AutoCloseable {
    private final Handle handle;
    private final long begun;

    RollCall(Handle handle) {
        this.handle = handle;
        begun = handle.select("select seq from clock").mapTo(Long.class).one();
        dropTables();
        handle.execute("create temp table present (id text primary key) without rowid");
        handle.execute("create temp table absent (id text primary key, site text not null) without rowid");
    }

    private void dropTables() {
        handle.execute("drop table if exists temp.present");
        handle.execute("drop table if exists temp.absent");
    }

    /** The input speaks of a post, be it to withdraw it. */
    public void present(String id) {
        handle.execute("insert or ignore into temp.present (id) values (?)", id);
    }

    /**
     * A site when the roll was called.
     *
     * @param posts that are stored of it, withdrawn ones left out
     * @param missing those of them that did not come, and were stored before the call began
     */
    public record Site(String name, long posts, long missing) {}

    /** Looks who is missing of a site; what it says holds until the next call. */
    public Site call(String site) {
        handle.execute(
                "insert or ignore into temp.absent (id, site) select id, ? from post where content is not null"
                        + " and seq <= ? and json_extract(content, '$.origin.site') = ?"
                        + " and id not in (select id from temp.present)",
                site,
                begun,
                site);
        return new Site(
                site,
                count(
                        "select count(*) from post where content is not null"
                                + " and json_extract(content, '$.origin.site') = ?",
                        site),
                count("select count(*) from temp.absent where site = ?", site));
    }

    private long count(String sql, String site) {
        return handle.select(sql, site).mapTo(Long.class).one();
    }

    /** Who was missing of a site at its call: ids above {@code id}, by id, at most {@code limit}. */
    public List<String> missingAfter(String site, String id, int limit) {
        return handle.select(
                        "select id from temp.absent where site = ? and id > ? order by id limit ?", site, id, limit)
                .mapTo(String.class)
                .list();
    }

    @Override
    public void close() {
        dropTables();
        handle.close();
    }
}
