package dev.sidebyside.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all tests of a JVM, because a start takes a second. */
class BrowserExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext context) {
        browser(context).reset();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Browser browser = browser(context);
        try {
            if (context.getExecutionException().isPresent()) {
                Path screenshot =
                        Path.of("target", "browser", context.getUniqueId().hashCode() + ".png");
                Files.createDirectories(screenshot.getParent());
                Files.write(screenshot, browser.screenshot());
                System.err.printf("%s saw %s%n", context.getDisplayName(), screenshot);
            } else {
                assertThat(browser.errors()).as("the browser's log").isEmpty();
            }
        } finally {
            browser.leave();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    /** JUnit closes it after the last test. */
    private static Browser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Browser.class, type -> new Browser(), Browser.class);
    }
}
