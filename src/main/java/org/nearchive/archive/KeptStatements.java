package org.nearchive.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the statements of a connection until it is given back: SQLite takes longer to prepare most than to run them. */
final class KeptStatements extends DefaultStatementBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(KeptStatements.class);
    /** Far above what one transaction says; a list of ids of another length is another statement, and is not kept. */
    private static final int MOST = 50;

    private final Map<String, PreparedStatement> free = new HashMap<>();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = free.remove(sql);
        return kept == null ? super.create(connection, sql, context) : kept;
    }

    @Override
    public void close(Connection connection, String sql, java.sql.Statement statement) throws SQLException {
        if (statement instanceof PreparedStatement prepared && free.size() < MOST && !statement.isClosed()) {
            prepared.clearParameters();
            PreparedStatement other = free.put(sql, prepared);
            if (other != null) {
                other.close();
            }
        } else {
            statement.close();
        }
    }

    @Override
    public void close(Connection connection) {
        for (PreparedStatement statement : free.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // The connection is being given back, and closes what is left.
                LOG.debug("a statement could not be closed", e);
            }
        }
        free.clear();
    }
}
