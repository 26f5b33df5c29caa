package org.nearchive.archive;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to a database of which the n-th step fails, in one of the ways in which disks and machines do. */
final class FailingConnections implements DataSource {
    private static final Set<String> STEPS = Set.of("prepareStatement", "setAutoCommit", "commit");

    /** How the step fails. */
    enum Fault {
        /** It is not done. */
        NOT_DONE,
        /** It is done, but nobody hears of it. */
        DONE_UNHEARD,
        /** It is not done, and neither is anything after it, a roll-back among it. */
        DEAD
    }

    private final String address;
    private final Fault fault;
    private final int failing;
    private int step;
    private boolean healed;

    FailingConnections(String address, Fault fault, int failing) {
        this.address = address;
        this.fault = fault;
        this.failing = failing;
    }

    /** From here on all goes well. */
    void heal() {
        healed = true;
    }

    /** Whether the run was so long that its n-th step failed. */
    boolean hasFailed() {
        return step >= failing;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return failing(Connection.class, DriverManager.getConnection(address));
    }

    private <T> T failing(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = counts(method) ? step(real, method, arguments) : call(real, method, arguments);
                    return answer instanceof PreparedStatement statement && type == Connection.class
                            ? failing(PreparedStatement.class, statement)
                            : answer;
                }));
    }

    private boolean counts(Method method) {
        boolean end = method.getName().equals("rollback") && fault == Fault.DEAD && step >= failing;
        return end || STEPS.contains(method.getName()) || method.getName().startsWith("execute");
    }

    private @Nullable Object step(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!healed) {
            step++;
        }
        boolean fails = !healed && (fault == Fault.DEAD ? step >= failing : step == failing);
        if (fails && fault == Fault.DONE_UNHEARD) {
            call(real, method, arguments);
        }
        if (fails) {
            throw new SQLException("step " + step + ", " + method.getName() + ", failed");
        }
        return call(real, method, arguments);
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // Nothing is logged.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // SQLite has no login.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
