package dev.sidebyside.testing;

import static dev.sidebyside.testing.Soon.await;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A visitor of the service under test, in a real browser. See {@link InBrowser}. */
public final class Browser implements AutoCloseable {

    /** Long, because the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** In one request to the browser, because a page may have hundreds of such elements. */
    private static final String VISIBLE =
            "return [...document.querySelectorAll(arguments[0])]"
                    + ".filter(it => it.checkVisibility({ visibilityProperty: true }))";

    private final ChromeDriver driver = Chromium.start();

    Browser() {}

    public static boolean isInstalled() {
        return Chromium.isInstalled();
    }

    /** The page of the profiler keeps a stream open, for which a stop of the service would wait. */
    void leave() {
        driver.get("about:blank");
    }

    /** Becomes a new visitor with a mouse and a wide, light screen. */
    void reset() {
        leave();
        allowScripts(true);
        width(1280);
        dark(false);
        errors();
    }

    /** Loads a page of the service under test, also if it is the current one. */
    public void open(String pathAndQuery) {
        openUrl(origin() + pathAndQuery);
    }

    /** Loads a page of any server. */
    public void openUrl(String url) {
        leave();
        driver.get(url);
    }

    /** Returns path, query and fragment of the current page. */
    public String address() {
        return driver.getCurrentUrl().substring(origin().length());
    }

    /** Returns the first visible element that matches, as soon as there is one. */
    public WebElement see(String css) {
        return patiently(css).until(() -> visible(css), seen -> !seen.isEmpty()).get(0);
    }

    /** Waits until a visible element that matches contains the text. */
    public void see(String css, String text) {
        patiently(css)
                .untilAsserted(
                        () -> assertThat(texts(css)).as(css).anyMatch(it -> it.contains(text)));
    }

    /** Waits until as many elements that match are visible. */
    public void see(String css, int count) {
        patiently(css).untilAsserted(() -> assertThat(visible(css)).hasSize(count));
    }

    /** Clicks on the first visible element that matches, as soon as there is one. */
    public void click(String css) {
        see(css).click();
    }

    /** Presses keys in whatever has the focus. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses the Tab key until an element that matches has the focus. */
    public void tabTo(String css) {
        for (int stops = 0; stops < 100; stops++) {
            press(Keys.TAB);
            if (Boolean.TRUE.equals(
                    run("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
        }
        throw new AssertionError("The Tab key does not lead to " + css + " in 100 stops");
    }

    /** Moves the mouse over an element. */
    public void hover(WebElement element) {
        new Actions(driver).moveToElement(element).perform();
    }

    @SuppressWarnings("unchecked")
    public List<WebElement> visible(String css) {
        return (List<WebElement>) run(VISIBLE, css);
    }

    /** Returns the texts of the visible elements that match. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String css) {
        return (List<String>) run(VISIBLE + ".map(it => it.innerText)", css);
    }

    /** Returns what the visitor can read. */
    public String text() {
        return see("body").getText();
    }

    /** Runs JavaScript in the page. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Returns what a click on Copy has put into the clipboard. */
    public String clipboard() {
        devTools("Browser.grantPermissions", Map.of("permissions", List.of("clipboardReadWrite")));
        return (String)
                driver.executeAsyncScript(
                        "navigator.clipboard.readText().then(arguments[0], arguments[0])");
    }

    /** Returns the errors that the browser has logged since the last call. */
    public List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(
                        entry ->
                                entry.getLevel().intValue()
                                        >= java.util.logging.Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Returns the hosts from which the current page has loaded something. */
    @SuppressWarnings("unchecked")
    public Set<String> hosts() {
        var addresses =
                (List<String>)
                        run(
                                "return performance.getEntries().map(it => it.name).filter(it => it.startsWith('http'))");
        return addresses.stream().map(it -> URI.create(it).getAuthority()).collect(toSet());
    }

    /** Returns what axe-core finds that keeps people out: serious or critical. */
    @SuppressWarnings("unchecked")
    public List<String> barriers() {
        run(Axe.SOURCE);
        return (List<String>) driver.executeAsyncScript(Axe.RUN);
    }

    /** Switches JavaScript off or on, from the next page on. */
    public void allowScripts(boolean allowed) {
        devTools("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    /** In CSS pixels. */
    public void width(int pixels) {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    public void dark(boolean dark) {
        var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    @Override
    public void close() {
        driver.quit();
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    private void devTools(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    private ConditionFactory patiently(String css) {
        return await().alias(css + " at " + address())
                .atMost(PATIENCE)
                // The page may change between two looks at it.
                .ignoreException(StaleElementReferenceException.class);
    }

    private static String origin() {
        return "http://localhost:" + RestAssured.port;
    }
}
