package dev.sidebyside.lesson.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns Markdown into HTML, and keeps account as the metric {@code rendering.renders}. */
final class Markdown {

    private static final Parser PARSER = Parser.builder().build();

    /** Whoever may write a post must not thereby run a script in its readers' browsers. */
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder()
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    // Without data:, which may hold a whole page with scripts.
                    .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
                    .build();

    private final Timer renders;

    Markdown(MeterRegistry metrics, String side) {
        this.renders = metrics.timer("rendering.renders", "side", side);
    }

    /** A fragment in UTF-8, ready to be sent. */
    byte[] toHtml(String markdown) {
        return renders.record(() -> HTML.render(PARSER.parse(markdown)).getBytes(UTF_8));
    }
}
