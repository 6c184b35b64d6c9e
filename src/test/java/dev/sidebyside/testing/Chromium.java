package dev.sidebyside.testing;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** An installed Chromium or Chrome, without a window, which reaches no other host. */
final class Chromium {

    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome");

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.\\d+\\.\\d+");

    private static final List<String> OPTIONS =
            List.of(
                    "--headless",
                    // Without it, Chromium refuses to run as root.
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");

    private static final Optional<File> PROGRAM = program();

    static {
        if (PROGRAM.isEmpty()) {
            System.err.println("No Chromium with its chromedriver: skipping tests in a browser");
        }
    }

    /** Kept, because the level of a logger that nothing refers to is lost. */
    private static final Logger DEV_TOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    private Chromium() {}

    static boolean isInstalled() {
        return PROGRAM.isPresent();
    }

    static ChromeDriver start() {
        // It warns that Selenium has no classes for the commands of this version; none are used.
        DEV_TOOLS.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(OPTIONS);
        // With both paths set, Selenium looks for nothing and downloads nothing.
        options.setBinary(PROGRAM.orElseThrow());
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath("chromedriver").findFirst().orElseThrow())
                        .withSilent(true)
                        .build();
        return new ChromeDriver(service, options);
    }

    /** The first browser that the driver can drive: both have the same major version. */
    private static Optional<File> program() {
        Optional<String> driver = onPath("chromedriver").findFirst().flatMap(Chromium::version);
        return PROGRAMS.stream()
                .flatMap(Chromium::onPath)
                .filter(program -> driver.isPresent() && version(program).equals(driver))
                .findFirst();
    }

    private static Stream<File> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> new File(directory, name))
                .filter(File::canExecute);
    }

    private static Optional<String> version(File program) {
        try {
            Process process = new ProcessBuilder(program.getPath(), "--version").start();
            String output = new String(process.getInputStream().readAllBytes());
            return VERSION.matcher(output).results().findFirst().map(result -> result.group(1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
