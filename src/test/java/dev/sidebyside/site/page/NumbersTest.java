package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 ms",
                "0.004|0 ms",
                "0.32|0.32 ms",
                "0.996|1.0 ms",
                "8.04|8.0 ms",
                "99.96|100 ms",
                "1234.5|1,235 ms",
                "12345|12.3 s",
            })
    void timesAreRoundedToWhatMatters(double millis, String text) {
        assertThat(Numbers.ms(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "36194,36.2 kB", "999950,1.0 MB"})
    void sizesHaveAUnit(long bytes, String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0 %", "5,0,0 %", "0,5,0 %", "1,3,33 %", "1,1000,< 1 %", "7,5,100 %"})
    void percentagesAreFromZeroToAHundred(double part, double whole, String text) {
        assertThat(Numbers.percent(part, whole)).isEqualTo(text);
    }
}
