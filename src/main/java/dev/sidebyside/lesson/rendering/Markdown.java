package dev.sidebyside.lesson.rendering;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/** Converts Markdown to safe HTML and times each conversion as {@code rendering.renders}. */
final class Markdown {

    private static final Parser PARSER = Parser.builder().build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    // A post's author must not be able to run a script in a reader's browser.
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    // A data: URL can contain a whole page with scripts.
                    .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
                    .build();

    private final Timer renders;

    /**
     * @param side tag of the metric, such as {@code naive}
     */
    Markdown(MeterRegistry metrics, String side) {
        this.renders = metrics.timer("rendering.renders", "side", side);
    }

    /** Returns an HTML fragment, such as {@code <p>text</p>}. */
    String toHtml(String markdown) {
        return renders.record(() -> RENDERER.render(PARSER.parse(markdown)));
    }
}
