package org.nearchive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA as far as axe sees it, on every page, in every language, light and dark; and windows of every width. */
class AccessibilityTest {
    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    private static final String AXE = axe();
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Every page and its states, by the name of its picture. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "start", "/",
            "found", "/?q=Gansu",
            "narrowed", "/?q=&province=CN-GS&province=JP-16&lang=ko&from=2022&to=2024&axis=published",
            "spoken-of", "/?q=Gansu&axis=on&sort=event",
            "ambiguous", "/?q=%EC%82%B0%EC%8B%9C%EC%84%B1",
            "nothing", "/?q=Gansu&lang=mn&from=2012&to=2012",
            "post", "/posts/near:70108",
            "entity", "/entities/CN-GS",
            "about", "/about",
            "error", "/?q=colour:red"));

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en", "zh", "ja", "ru", "mn"})
    void noPageHasAViolation(String language) {
        Page page = BROWSING.page(Browsing.reader(language));
        List<String> found = new ArrayList<>();
        PAGES.forEach((name, path) -> {
            page.navigate(BROWSING.address(path));
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
            page.evaluate(AXE);
            found.addAll(said(name, page, TAGS, "tag"));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            found.addAll(said(name + ", dark", page, List.of("color-contrast"), "rule"));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        });
        assertThat(found).isEmpty();
    }

    /** In one call of axe itself: its Java class opens a page of its own for every look, and asks for all that is well, too. */
    private static List<String> said(String name, Page page, List<String> values, String type) {
        Object violations = page.evaluate("""
                async ([type, values]) => {
                  const found = await axe.run({runOnly: {type, values}, resultTypes: ['violations']});
                  return found.violations.flatMap(rule => rule.nodes.slice(0, 3)
                      .map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary));
                }""", List.of(type, values));
        return ((List<?>) violations).stream().map(said -> name + ": " + said).toList();
    }

    private static String axe() {
        try (InputStream source = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page at twice its size is a window of half the width. */
    @ParameterizedTest
    @ValueSource(strings = {"ko", "en", "zh", "ja", "ru", "mn"})
    void noPageIsWiderThanItsWindow(String language) {
        for (int width : new int[] {320, 360, 768, 1200}) {
            Page page = BROWSING.page(Browsing.reader(language).setViewportSize(width, 900));
            PAGES.forEach((name, path) -> {
                page.navigate(BROWSING.address(path));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as("%s in %s at %s", path, language, width)
                        .isLessThanOrEqualTo(width);
                if (width == 360 || width == 1200) {
                    Browsing.keep(page, name + "-" + language + "-" + width);
                }
            });
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.navigate(BROWSING.address("/?q=Gansu"));
            Browsing.keep(page, "found-" + language + "-" + width + "-dark");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?q=Gansu", "/posts/near:70108", "/entities/CN-GS"})
    void nothingMovesOnceThePageIsThere(String path) {
        Page page = BROWSING.page(Browsing.reader("ko"));
        page.addInitScript("""
                window.moved = 0;
                new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.value))
                    .observe({type: 'layout-shift', buffered: true});
                """);
        page.navigate(BROWSING.address(path));
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assertThat(((Number) page.evaluate("window.moved")).doubleValue()).isZero();
    }
}
