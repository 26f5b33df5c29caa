package org.nearchive.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nearchive.Samples;

/** What readers do, as they do it. */
class ReaderTest {
    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    private static final int FOUND = Samples.GANSU_2022_TO_2024.size();

    /** The region's name typed in one script, years set, read: the same posts whatever was typed. */
    @ParameterizedTest
    @CsvSource({
        "ko, 간쑤성",
        "ko, 감숙성",
        "en, Gansu",
        "zh, 甘肃",
        "ja, 甘粛省",
        "ru, Ганьсу",
        "mn, Ганьсу муж",
    })
    void everythingWithOneRegionIsFoundInThreeActions(String language, String typed) {
        Page page = BROWSING.page(Browsing.reader(language));
        page.navigate(BROWSING.address("/"));
        page.locator("#q").fill(typed);
        page.locator("#from").fill("2022");
        page.locator("#to").fill("2024");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText(Integer.toString(FOUND));
        assertThat(page.locator(".hits > li")).hasCount(FOUND);
        assertThat(page.locator("html")).hasAttribute("lang", language.equals("zh") ? "zh-Hans" : language);
        assertThat(page.locator(".hits .why").first()).isVisible();
        List<String> years =
                page.locator(".hits time").evaluateAll("times => times.map(time => time.dateTime.slice(0, 4))")
                                instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of();
        assertThat(years).isNotEmpty().allMatch(year -> year.compareTo("2022") >= 0 && year.compareTo("2024") <= 0);
        // The timeline is by month now, and the address is the whole state.
        assertThat(page.locator(".bars li[data-value='2023-09'] a")).isVisible();
        String address = page.url();
        Page colleague = BROWSING.page(Browsing.reader("ru"));
        colleague.navigate(address);
        assertThat(colleague.locator(".hits > li")).hasCount(FOUND);
    }

    @ParameterizedTest
    @CsvSource({"ko, 간쑤성", "mn, Ганьсу"})
    void theSameWithoutScript(String language, String typed) {
        Page page = BROWSING.page(Browsing.reader(language).setJavaScriptEnabled(false));
        page.navigate(BROWSING.address("/"));
        page.locator("#q").fill(typed);
        page.locator("#from").fill("2022");
        page.locator("#to").fill("2024");
        page.locator(".box button").click();
        assertThat(page.locator(".hits > li")).hasCount(FOUND);
        page.locator(".bars li[data-value='2023-09'] a").click();
        page.waitForURL(Pattern.compile("from=2023-09"));
        page.locator(".map > summary").click();
        page.locator(".cells a[href*='JP-16']").click();
        page.waitForURL(Pattern.compile("province=JP-16"));
        page.locator(".hits h3 a").first().click();
        page.waitForURL(Pattern.compile("/posts/"));
        page.locator(".text a.mention").first().click();
        page.waitForURL(Pattern.compile("/entities/"));
        assertThat(page.locator(".names")).isVisible();
    }

    @Test
    void aKeyboardIsEnough() {
        Page page = BROWSING.page(Browsing.reader("ko"));
        page.navigate(BROWSING.address("/"));
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("Gans");
        assertThat(page.locator("#suggested li").first()).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#q")).hasAttribute("aria-activedescendant", "suggested-0");
        page.keyboard().press("Escape");
        assertThat(page.locator("#suggested")).isHidden();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#suggested li").first()).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("q="));
        assertThat(page.locator("#q")).hasValue("간쑤성");
        // Years with the keyboard: two bars with Shift, then Enter.
        page.locator(".bars li[data-value='2022'] a").focus();
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("from=2022&to=2023"));
        page.goBack();
        assertThat(page.locator("#q")).hasValue("간쑤성");
    }

    /** From the beginning of the page to its end, every stop is seen and has a name. */
    @Test
    void everyStopOfTheKeyboardIsSeenAndNamed() {
        Page page = BROWSING.page(Browsing.reader("mn"));
        page.navigate(BROWSING.address("/?q=Gansu&limit=20"));
        List<String> stops = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            page.keyboard().press("Tab");
            Object stop = page.evaluate("""
                    () => {
                      const at = document.activeElement;
                      if (at === document.body) { return ''; }
                      const box = at.getBoundingClientRect();
                      const outline = getComputedStyle(at).outlineStyle;
                      const name = at.getAttribute('aria-label') || at.textContent.trim() || at.labels?.[0]?.textContent || '';
                      return [at.tagName, box.width > 0 && box.height > 0, outline !== 'none', name !== ''].join(' ');
                    }""");
            stops.add(String.valueOf(stop));
        }
        assertThat(stops).allMatch(stop -> stop.isEmpty() || stop.endsWith("true true true"));
    }

    @Test
    void nothingHappensWhileAnInputMethodComposes() {
        Page page = BROWSING.page(Browsing.reader("ko"));
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/suggest")) {
                asked.add(request.url());
            }
        });
        page.navigate(BROWSING.address("/"));
        String before = page.url();
        page.locator("#q").focus();
        // As a browser tells it while Hangul is put together.
        page.evaluate("""
                () => {
                  const box = document.getElementById('q');
                  box.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
                  box.value = '간';
                  box.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
                  const enter = new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, isComposing: true});
                  window.wentOn = box.dispatchEvent(enter);
                  const safari = new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, bubbles: true, cancelable: true});
                  window.wentOnInSafari = box.dispatchEvent(safari);
                }""");
        page.evaluate("() => new Promise(done => setTimeout(done, 400))");
        assertThat(asked).isEmpty();
        assertThat(page.evaluate("[window.wentOn, window.wentOnInSafari]")).isEqualTo(List.of(false, false));
        assertThat(page.url()).isEqualTo(before);
        page.evaluate("""
                () => {
                  const box = document.getElementById('q');
                  box.value = '간쑤';
                  box.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, data: '간쑤'}));
                }""");
        assertThat(page.locator("#suggested li").first()).containsText("간쑤성");
        assertThat(asked).hasSize(1);
    }

    @Test
    void suggestionsSayKindAndTheNameThatFits() {
        Page page = BROWSING.page(Browsing.reader("mn"));
        page.navigate(BROWSING.address("/"));
        page.locator("#q").pressSequentially("Toyam");
        Locator first = page.locator("#suggested li").first();
        assertThat(first).containsText("Тояма муж");
        assertThat(first).containsText("Toyama");
        assertThat(first.locator(".badge")).hasText("Орон нутаг");
        Browsing.keep(page, "suggestions-mn-1200");
        first.click();
        page.waitForURL(Pattern.compile("q="));
        assertThat(page.locator(".understood")).containsText("Тояма муж");
    }

    @Test
    void yearsAreDrawnWithTheMouse() {
        Page page = BROWSING.page(Browsing.reader("en"));
        page.navigate(BROWSING.address("/?q=Gansu"));
        BoundingBox first = page.locator(".bars li[data-value='2022']").boundingBox();
        BoundingBox last = page.locator(".bars li[data-value='2024']").boundingBox();
        page.mouse().move(first.x + first.width / 2, first.y + first.height / 2);
        page.mouse().down();
        page.mouse()
                .move(
                        last.x + last.width / 2,
                        last.y + last.height / 2,
                        new com.microsoft.playwright.Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
        page.waitForURL(Pattern.compile("from=2022&to=2024"));
        assertThat(page.locator(".hits > li")).hasCount(FOUND);
    }

    @Test
    void theChosenLanguageIsRememberedAndNotSentAlong() {
        Page page = BROWSING.page(Browsing.reader("ko"));
        page.navigate(BROWSING.address("/?q=Gansu"));
        page.locator(".languages a[lang=mn]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "mn");
        page.navigate(BROWSING.address("/?q=Gansu"));
        assertThat(page.locator("html")).hasAttribute("lang", "mn");
        assertThat(page.locator(".hits h3 a").first().getAttribute("href")).doesNotContain("ui=");
    }

    @Test
    void whatAMarkMeansIsSeenOnFocus() {
        Page page = BROWSING.page(Browsing.reader("ru"));
        page.navigate(BROWSING.address("/posts/near:70101"));
        Locator mark = page.locator(".text a.mention").first();
        mark.focus();
        assertThat(page.evaluate("() => getComputedStyle(document.activeElement, '::after').content"))
                .asString()
                .contains("провинция Ганьсу");
        Browsing.keep(page, "mark-ru-1200");
    }

    @Test
    void nothingIsAskedOfAnybodyElseAndNoErrorIsSaid() {
        Page page = BROWSING.page(new Browser.NewContextOptions().setLocale("ja"));
        List<String> elsewhere = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(BROWSING.address(""))) {
                elsewhere.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        for (String path : new String[] {"/", "/?q=Gansu", "/posts/near:70101", "/entities/CN-GS"}) {
            page.navigate(BROWSING.address(path));
        }
        assertThat(elsewhere).isEmpty();
        assertThat(errors).isEmpty();
    }
}
