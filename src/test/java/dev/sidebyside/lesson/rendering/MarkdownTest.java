package dev.sidebyside.lesson.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown becomes HTML in which a browser runs no script. */
class MarkdownTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Markdown markdown = new Markdown(metrics, "test");

    @Test
    void convertsMarkdownToHtml() {
        assertThat(html("## Why\n\n- *fast*\n- `5 > 4`"))
                .isEqualTo(
                        """
                        <h2>Why</h2>
                        <ul>
                        <li><em>fast</em></li>
                        <li><code>5 &gt; 4</code></li>
                        </ul>
                        """);
    }

    static Stream<Arguments> tags() {
        return Stream.of(
                Arguments.of("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
                Arguments.of(
                        "Hi <script>alert(1)</script>", "Hi &lt;script&gt;alert(1)&lt;/script&gt;"),
                Arguments.of("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
                Arguments.of("<div\nonclick='alert(1)'>", "&lt;div\nonclick='alert(1)'&gt;"),
                Arguments.of(
                        "[a](b \"\\\" onclick=\\\"alert(1)\")",
                        "title=\"&quot; onclick=&quot;alert(1)\""),
                Arguments.of(
                        "![\" onerror=\"alert(1)](b)", "alt=\"&quot; onerror=&quot;alert(1)\""),
                Arguments.of(
                        "[a](http://b/\"onclick=\"alert(1))",
                        "href=\"http://b/&quot;onclick=&quot;alert(1)\""),
                Arguments.of(
                        "```\"><script>\na\n```", "class=\"language-&quot;&gt;&lt;script&gt;\""));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void escapesTagsAndAttributes(String hostile, String escaped) {
        assertThat(html(hostile)).contains(escaped).doesNotContain("<script", "<div", "<img src=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](java&#x73;cript:alert(1))",
                "[a](<java&Tab;script:alert(1)>)",
                "[a](&#1;javascript:alert(1))",
                "[a](vbscript:alert)",
                "[a](data:text/html,<script>alert(1)</script>)",
                "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
                "[a][b]\n\n[b]: javascript:alert(1)",
                "<javascript:alert(1)>"
            })
    void removesLinksToScripts(String hostile) {
        assertThat(html(hostile)).startsWith("<p><a rel=\"nofollow\" href=\"\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"![a](javascript:alert(1))", "![a](data:image/svg+xml,<svg/>)"})
    void removesImagesThatAreScripts(String hostile) {
        assertThat(html(hostile)).isEqualTo("<p><img src=\"\" alt=\"a\" /></p>\n");
    }

    @Test
    void keepsOrdinaryLinks() {
        assertThat(html("[a](https://b.example/c?d=e) [f](/g)"))
                .contains("href=\"https://b.example/c?d=e\"", "href=\"/g\"");
    }

    /** Rendering is recursive: deep nesting must not overflow the stack. */
    @ParameterizedTest
    @ValueSource(strings = {">", "[", "*a ", "![a"})
    void rendersDeepNesting(String opening) {
        assertThat(html(opening.repeat(10_000))).startsWith("<");
    }

    @Test
    void countsRenders() {
        html("a");
        html("b");

        assertThat(metrics.get("rendering.renders").tag("side", "test").timer().count())
                .isEqualTo(2);
    }

    private String html(String text) {
        return markdown.toHtml(text);
    }
}
