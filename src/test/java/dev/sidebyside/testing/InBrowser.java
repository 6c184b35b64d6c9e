package dev.sidebyside.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that take a {@link Browser} as a parameter. They are skipped where none is installed. A
 * test also fails if the browser logged an error, such as an exception in a script, a file that is
 * missing, or something that the Content-Security-Policy forbids.
 */
@EnabledIf(
        value = "dev.sidebyside.testing.Browser#isInstalled",
        disabledReason = "needs Chromium and its chromedriver")
@ExtendWith(BrowserExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InBrowser {}
