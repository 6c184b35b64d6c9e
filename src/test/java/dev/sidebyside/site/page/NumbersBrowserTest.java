package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts write figures as the templates do. */
@QuarkusTest
@InBrowser
class NumbersBrowserTest {

    private static final String CALL =
            "return import('/assets/dom.js').then(it => it[arguments[0]](arguments[1]))";

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0, 0.004, 0.32, 0.996, 8.04, 13.59, 99.96, 1_234.6, 9_999.4, 12_345, 1_234_567
            })
    void timesLookAlike(double millis, Browser browser) {
        browser.open("/");

        assertThat(browser.run(CALL, "millis", millis)).isEqualTo(Numbers.ms(millis));
        assertThat(browser.run(CALL, "tenths", millis)).isEqualTo(Numbers.tenths(millis));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 5_000, 1_234_567})
    void countsLookAlike(long count, Browser browser) {
        browser.open("/");

        assertThat(browser.run(CALL, "number", count)).isEqualTo(Numbers.grouped(count));
    }
}
