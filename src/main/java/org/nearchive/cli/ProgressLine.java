package org.nearchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.nearchive.ingest.Progress;

/**
 * Shows how far a work is: one line that is written over on a terminal, a line now and then elsewhere.
 *
 * <pre>
 * posts   45 %   12345 posts   1020/s   0:23 left
 * </pre>
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final String unit;
    private final PrintWriter out;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private long shown = began;
    private int width;

    /** @param unit what is counted, like {@code posts} */
    ProgressLine(String unit, PrintWriter out) {
        this.unit = unit;
        this.out = out;
        this.terminal = isTerminal();
    }

    private static boolean isTerminal() {
        try {
            String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // Not a Linux: lines now and then.
        }
    }

    @Override
    public void at(long items, double share) {
        long now = System.nanoTime();
        if (now - shown < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        shown = now;
        String line = line(items, share, Duration.ofNanos(now - began));
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        } else {
            out.println(line);
        }
    }

    private String line(long items, double share, Duration elapsed) {
        double seconds = elapsed.toMillis() / 1000.0;
        if (share <= 0) {
            return String.format(
                    Locale.ROOT, "%d %s  %.0f/s", items, unit, items / seconds); // How many come, nobody knows.
        }
        long left = Math.round(seconds * (1 - share) / share);
        return String.format(
                Locale.ROOT,
                "%3.0f %%  %d %s  %.0f/s  %d:%02d left",
                100 * share,
                items,
                unit,
                items / seconds,
                left / 60,
                left % 60);
    }

    /** Clears the line: what follows begins where it stood. */
    @Override
    public void close() {
        if (width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
        }
    }
}
