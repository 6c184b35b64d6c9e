package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text has a contrast of at least 4.5 to each background on which it may stand (WCAG 2.2, AA). */
class ColoursTest {

    private static final double ENOUGH = 4.5;

    private static final Path ASSETS = Path.of("src/main/resources/META-INF/resources/assets");

    /** Such as {@code --text: light-dark(#1f2328, #e6edf3)} or {@code .string { color: … }}. */
    private static final Pattern COLOUR =
            Pattern.compile("[-.](\\w+)(?:| \\{ color): light-dark\\((#\\w{6}), (#\\w{6})\\)");

    /** How much of the side's colour is in the background of a line that only this side has. */
    private static final Pattern TINT =
            Pattern.compile("color-mix\\(in srgb, var\\(--\\w+\\) (\\d+)%, transparent\\)");

    private static final List<String> TEXTS =
            List.of("text", "quiet", "link", "naive", "optimized");

    private static final List<String> CODE = List.of("text", "string", "annotation", "keyword");

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void textIsReadable(int scheme) throws IOException {
        String css =
                Files.readString(ASSETS.resolve("site.css"))
                        + Files.readString(ASSETS.resolve("lesson.css"));
        Map<String, Color> colours = new LinkedHashMap<>();
        COLOUR.matcher(css)
                .results()
                .forEach(it -> colours.put(it.group(1), Color.decode(it.group(scheme))));
        Color panel = colours.get("panel");
        double tint = tint(css);
        Color removed = mix(colours.get("naive"), panel, tint);
        Color added = mix(colours.get("optimized"), panel, tint);

        for (String text : TEXTS) {
            assertContrast(text, colours, Map.of("back", colours.get("back"), "panel", panel));
        }
        for (String text : CODE) {
            assertContrast(
                    text, colours, Map.of("panel", panel, "removed", removed, "added", added));
        }
        // Numbers of lines and comments.
        assertContrast("quiet", colours, Map.of("removed", removed, "added", added));
        assertContrast("naive", colours, Map.of("removed", removed));
        assertContrast("optimized", colours, Map.of("added", added));
    }

    private static double tint(String css) {
        List<String> shares =
                TINT.matcher(css).results().map(it -> it.group(1)).distinct().toList();
        assertThat(shares).hasSize(1);
        return Double.parseDouble(shares.get(0)) / 100;
    }

    private static void assertContrast(
            String text, Map<String, Color> colours, Map<String, Color> backgrounds) {
        backgrounds.forEach(
                (name, background) ->
                        assertThat(contrast(colours.get(text), background))
                                .as("%s on %s", text, name)
                                .isGreaterThanOrEqualTo(ENOUGH));
    }

    private static double contrast(Color one, Color other) {
        double bright = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dark + 0.05);
    }

    /** Relative luminance, as WCAG defines it. */
    private static double luminance(Color colour) {
        double[] linear =
                DoubleStream.of(colour.getRed(), colour.getGreen(), colour.getBlue())
                        .map(it -> it / 255)
                        .map(it -> it <= 0.03928 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4))
                        .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static Color mix(Color top, Color below, double share) {
        return new Color(
                mix(top.getRed(), below.getRed(), share),
                mix(top.getGreen(), below.getGreen(), share),
                mix(top.getBlue(), below.getBlue(), share));
    }

    private static int mix(int top, int below, double share) {
        return (int) Math.round(top * share + below * (1 - share));
    }
}
