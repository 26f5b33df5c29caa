package org.nearchive.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Wall clock and processor time of this process, while it runs. On a busy machine only the second tells anything. */
public final class Stopwatch {
    private long nanos;
    private long cpuNanos;

    /** A work that is measured. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static Stopwatch of(Work work) throws Exception {
        Stopwatch watch = new Stopwatch();
        watch.start();
        work.run();
        watch.stop();
        return watch;
    }

    public void start() {
        nanos -= System.nanoTime();
        cpuNanos -= processCpuNanos();
    }

    public void stop() {
        nanos += System.nanoTime();
        cpuNanos += processCpuNanos();
    }

    private static long processCpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    double cpuSeconds() {
        return cpuNanos / 1e9;
    }

    /** One line: {@code archive  6.6 s  1816 posts/s  1081 posts per CPU-second  3.7 MB/s}. */
    String line(String name, long posts, long bytes) {
        double seconds = nanos / 1e9;
        return String.format(
                Locale.ROOT,
                "%-26s %7.1f s %7.0f posts/s %7.1f CPU-s %7.0f posts per CPU-second %6.1f MB/s",
                name,
                seconds,
                posts / seconds,
                cpuSeconds(),
                posts / cpuSeconds(),
                bytes / seconds / (1 << 20));
    }
}
