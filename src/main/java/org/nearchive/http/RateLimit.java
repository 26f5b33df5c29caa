package org.nearchive.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** So many requests a second for each client, with some more at once; calls that cost much count as several. */
final class RateLimit {
    /** What a page with its parts asks for at once. */
    private static final int SECONDS_AT_ONCE = 2;
    /** A complete set, a harvest, a text to be read. */
    private static final int COSTLY = 10;

    private static final int CLIENTS = 10_000;

    private final Reach reach;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CLIENTS;
        }
    };

    RateLimit(Reach reach) {
        this.reach = reach;
    }

    /** @throws ProblemException 429, with the seconds after which to come again */
    void check(Context context) {
        String client = reach.client(context.ip(), context.header("X-Forwarded-For"));
        if (reach.rate() == 0 || context.path().startsWith("/health/") || Reach.isThisMachine(client)) {
            return;
        }
        int cost = Math.min(isCostly(context.path()) ? COSTLY : 1, reach.rate() * SECONDS_AT_ONCE);
        ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(cost);
        if (!probe.isConsumed()) {
            long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw new ProblemException(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too_many_requests",
                            null,
                            "one client may send " + reach.rate()
                                    + " requests a second (exports, harvests and texts to be" + " read count as "
                                    + COSTLY + "); come again after the time in Retry-After")
                    .with("Retry-After", Long.toString(seconds));
        }
    }

    private static boolean isCostly(String path) {
        return path.equals("/oai") || path.endsWith("/export") || path.endsWith("/annotate");
    }

    private synchronized Bucket bucket(String client) {
        return buckets.computeIfAbsent(
                client,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity((long) reach.rate() * SECONDS_AT_ONCE)
                                .refillGreedy(reach.rate(), Duration.ofSeconds(1)))
                        .build());
    }
}
