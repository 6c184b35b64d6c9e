package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13.6|0 ms, 5 ms, 10 ms",
                "5|0 ms, 1 ms, 2 ms, 3 ms, 4 ms, 5 ms",
                "0.35|0 ms, 0.1 ms, 0.2 ms, 0.3 ms",
                "1203|0 ms, 500 ms, 1,000 ms",
            })
    void marksAreRoundAndFew(double millis, String labels) {
        assertThat(Axis.of(millis).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly(labels.split(", "));
    }

    @Test
    void positionsStayOnTheAxis() {
        Axis axis = Axis.of(10);

        assertThat(axis.x(0)).isZero();
        assertThat(axis.x(2.5)).isEqualTo(250);
        assertThat(axis.x(11)).isEqualTo(1_000);
        assertThat(axis.x(-1)).isZero();
    }

    @Test
    void anAxisOfNothingHasAMark() {
        assertThat(Axis.of(0).ticks()).isNotEmpty();
    }
}
