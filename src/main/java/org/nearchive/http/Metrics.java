package org.nearchive.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.nearchive.archive.Archive;
import org.nearchive.index.lucene.LuceneIndex;
import org.nearchive.post.FileStatus;

/** {@code /metrics} for Prometheus: numbers only, nothing of what is stored or asked. */
final class Metrics {
    private static final String BEGAN = "began";
    /** From what nobody notices to what everybody does. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Metrics(Archive archive, LuceneIndex index) {
        gauge("nearchive.archive.seq", "Number of the archive's last change", archive::seq);
        gauge("nearchive.archive.posts", "Posts of the archive, withdrawn ones left out", archive::posts);
        gauge("nearchive.index.seq", "Last change that searches know", () -> state(index, LuceneIndex.State::seq));
        gauge("nearchive.index.posts", "Posts that searches know", () -> state(index, LuceneIndex.State::posts));
        gauge(
                "nearchive.index.put.aside",
                "Posts that could not be indexed",
                () -> state(index, state -> state.putAside().size()));
        gauge("nearchive.index.ready", "1 when searches are answered", () -> index.isReady() ? 1 : 0);
        gauge("nearchive.inputs.refused", "Inputs of which no post could be made", archive::refused);
        for (FileStatus status : FileStatus.values()) {
            Gauge.builder(
                            "nearchive.files",
                            () -> now(() -> archive.filesByStatus().getOrDefault(status, 0L)))
                    .description("Attached files by status")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private interface Reading {
        double now() throws IOException;
    }

    private interface OfState {
        double of(LuceneIndex.State state);
    }

    private static double state(LuceneIndex index, OfState number) throws IOException {
        return index.state().map(number::of).orElse(Double.NaN);
    }

    private void gauge(String name, String description, Reading number) {
        Gauge.builder(name, () -> now(number)).description(description).register(registry);
    }

    /** A number that cannot be told is none. */
    private static double now(Reading number) {
        try {
            return number.now();
        } catch (IOException | RuntimeException e) {
            return Double.NaN;
        }
    }

    static void begin(Context context) {
        context.attribute(BEGAN, System.nanoTime());
    }

    /** Counts an answer by the pattern of its address: as many series as there are routes. */
    void answered(Context context) {
        Long began = context.attribute(BEGAN);
        if (began != null) {
            Endpoint endpoint = context.endpoints().lastHttpEndpoint();
            Timer.builder("nearchive.http.requests")
                    .description("Requests by route and status")
                    .tag("method", context.method().name())
                    .tag("route", endpoint == null ? "none" : endpoint.path)
                    .tag("status", Integer.toString(context.statusCode()))
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    void show(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
    }
}
