package dev.sidebyside.lesson.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text is that of {@link Instant#toString}. */
class CompactInstantTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FIRST = Instant.parse("-0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("+10001-01-01T00:00:00Z").getEpochSecond();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-12-31T23:57:05Z",
                "2025-12-31T23:57:05.100Z",
                "2025-12-31T23:57:05.001Z",
                "2025-12-31T23:57:05.123456Z",
                "2025-12-31T23:57:05.000001Z",
                "2025-12-31T23:57:05.000000001Z",
                "2024-02-29T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z"
            })
    void writesTheSameText(String text) throws JsonProcessingException {
        assertThat(written(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void writesTheSameTextForAnyTime() throws JsonProcessingException {
        Random random = new Random(1);
        long[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (long seconds : random.longs(100_000, FIRST, LAST).toArray()) {
            long unit = units[random.nextInt(units.length)];
            Instant time =
                    Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / unit * unit);

            assertThat(written(time)).isEqualTo(time.toString());
        }
        for (Instant time : new Instant[] {Instant.MIN, Instant.EPOCH, Instant.MAX}) {
            assertThat(written(time)).isEqualTo(time.toString());
        }
    }

    private static String written(Instant time) throws JsonProcessingException {
        String json = JSON.writeValueAsString(new SitemapEntry(1, "slug", time));
        return json.substring(json.indexOf("updatedAt\":\"") + 12, json.length() - 2);
    }
}
