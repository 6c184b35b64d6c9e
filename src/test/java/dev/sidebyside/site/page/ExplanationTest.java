package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A page of the docs becomes safe HTML whose links lead to this service. */
class ExplanationTest {

    @Test
    void splitsPageAtItsSections() {
        Explanation page =
                explain(
                        "# title\n\nintro\n\n## One `a`\n\nfirst\n\n### Deep\n\n## Two\n\nsecond\n");

        assertThat(page.intro().getValue()).isEqualTo("<p>intro</p>\n");
        assertThat(page.sections())
                .extracting(Explanation.Section::title)
                .containsExactly("One \"a\"", "Two");
        assertThat(page.sections().get(0).html().getValue())
                .isEqualTo("<p>first</p>\n<h3>Deep</h3>\n");
    }

    @Test
    void rendersTables() {
        assertThat(html("| a | b |\n|---|---|\n| c | d |\n")).contains("<td>c</td>");
    }

    @Test
    void escapesHtml() {
        assertThat(html("a <script>alert(1)</script>\n\n<script>alert(2)</script>\n"))
                .doesNotContain("<script")
                .contains("&lt;script&gt;");
    }

    @Test
    void removesUrlsThatRunScripts() {
        assertThat(html("![a](javascript:alert(1)) [b](data:text/html,c) <javascript:alert(2)>"))
                .doesNotContain("javascript:alert(1)", "href=\"javascript", "data:");
    }

    @Test
    void linksToLessons() {
        assertThat(html("[a](prefetch.md) [b](prefetch.md#both-sides)"))
                .contains(
                        "<a rel=\"nofollow\" href=\"/lessons/prefetch\">a</a>",
                        "<a rel=\"nofollow\" href=\"/lessons/prefetch\">b</a>");
    }

    @Test
    void linksToCodeOnThePage() {
        assertThat(html("[`a`](../src/main/java/dev/sidebyside/lesson/fetchjoin/PostList.java)"))
                .contains("<a rel=\"nofollow\" href=\"#code-PostList\"><code>a</code></a>");
    }

    @Test
    void otherLinksBecomeText() {
        assertThat(html("[*a*](operations.md) and [b](../src/test/java/FetchJoinTest.java)"))
                .isEqualTo("<p><em>a</em> and b</p>\n");
    }

    private static String html(String markdown) {
        return explain(markdown).intro().getValue();
    }

    private static Explanation explain(String markdown) {
        return Explanation.of(markdown, "prefetch"::equals, "PostList"::equals);
    }
}
