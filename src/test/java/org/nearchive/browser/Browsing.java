package org.nearchive.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nearchive.Archived;
import org.nearchive.Samples;
import org.nearchive.http.Server;

/**
 * A browser before a server of the samples, both started once for all tests.
 *
 * <pre>
 * &#64;RegisterExtension
 * static final Browsing BROWSING = new Browsing();
 *
 * Page page = BROWSING.page(Browsing.reader("ko"));
 * page.navigate(BROWSING.address("/"));
 * </pre>
 */
final class Browsing implements BeforeAllCallback, AfterEachCallback {
    /** Made by each run, to be looked at. */
    static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final List<BrowserContext> contexts = new ArrayList<>();
    private @Nullable Running running;

    /** What runs as long as there are tests. */
    private record Running(Path data, Archived archived, Server server, Playwright playwright, Browser browser)
            implements AutoCloseable {
        static Running start() {
            try {
                Path data = Files.createTempDirectory("browsing");
                Archived archived = Archived.in(data);
                archived.ingest(Samples.FOLDER);
                Server server = Server.start("127.0.0.1", 0, archived.archive, archived.index);
                // Our browser is the system's: nothing is fetched from elsewhere.
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium())
                                .setHeadless(true)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
                Files.createDirectories(SCREENSHOTS);
                return new Running(data, archived, server, playwright, browser);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            playwright.close();
            server.close();
            archived.close();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path chromium() {
        String given = System.getenv("CHROMIUM");
        return (given == null ? PLACES.stream() : Stream.of(given))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium at " + PLACES
                        + "; scripts/test installs Debian's, or set CHROMIUM to the path of yours"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Browsing.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    private Running running() {
        return Objects.requireNonNull(running);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    /** A browser set to a language, in a wide window. */
    static Browser.NewContextOptions reader(String language) {
        return new Browser.NewContextOptions().setLocale(language).setViewportSize(1200, 900);
    }

    Page page(Browser.NewContextOptions options) {
        BrowserContext context = running().browser.newContext(options);
        contexts.add(context);
        return context.newPage();
    }

    String address(String path) {
        return "http://127.0.0.1:" + running().server.port() + path;
    }

    static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
