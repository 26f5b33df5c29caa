package org.nearchive.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts wrong tokens by client and minute. */
final class WrongTokens {
    /** From this one on, a client is told to wait. */
    static final int TOO_MANY = 20;

    static final Duration MINUTE = Duration.ofMinutes(1);

    /** So many clients are remembered; whoever has more addresses than that is not stopped by counting them. */
    private static final int CLIENTS = 10_000;

    private final LongSupplier nanos;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > CLIENTS;
        }
    };

    /** @param nanos a clock that never jumps */
    WrongTokens(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Count(long begun, int wrong) {}

    /**
     * One more.
     *
     * @param number of wrong ones of that client in this minute
     * @param secondsLeft of the minute, at least 1
     */
    record Counted(int number, long secondsLeft) {}

    synchronized Counted count(String client) {
        long now = nanos.getAsLong();
        Count before = counts.get(client);
        Count after = before == null || now - before.begun() >= MINUTE.toNanos()
                ? new Count(now, 1)
                : new Count(before.begun(), before.wrong() + 1);
        counts.put(client, after);
        return new Counted(
                after.wrong(),
                1 + Duration.ofNanos(after.begun() + MINUTE.toNanos() - now).toSeconds());
    }
}
