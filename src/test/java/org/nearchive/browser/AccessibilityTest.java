package org.nearchive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA as far as axe sees it, on every page, in every language, light and dark; and windows of every width. */
class AccessibilityTest {
    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Every page and its states, by the name of its picture. */
    private static final Map<String, String> PAGES = Map.of(
            "start", "/",
            "found", "/?q=Gansu",
            "narrowed", "/?q=&province=CN-GS&province=JP-16&lang=ko&from=2022&to=2024&axis=published",
            "spoken-of", "/?q=Gansu&axis=on&sort=event",
            "ambiguous", "/?q=%EC%82%B0%EC%8B%9C%EC%84%B1",
            "nothing", "/?q=Gansu&lang=mn&from=2012&to=2012",
            "post", "/posts/near:70108",
            "entity", "/entities/CN-GS",
            "organisation", "/entities/org:near",
            "error", "/?q=colour:red");

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en", "zh", "ja", "ru", "mn"})
    void noPageHasAViolation(String language) {
        Page page = BROWSING.page(Browsing.reader(language));
        PAGES.forEach((name, path) -> {
            page.navigate(BROWSING.address(path));
            page.locator("details").all().forEach(details -> details.evaluate("element => element.open = true"));
            assertThat(said(new AxeBuilder(page).withTags(TAGS).analyze().getViolations()))
                    .as("%s in %s", path, language)
                    .isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(said(new AxeBuilder(page)
                            .withRules(List.of("color-contrast"))
                            .analyze()
                            .getViolations()))
                    .as("%s in %s, dark", path, language)
                    .isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        });
    }

    private static List<String> said(List<Rule> violations) {
        return violations.stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .limit(3)
                        .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                .toList();
    }

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

    /** A page at twice its size is a window of half the width. */
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
