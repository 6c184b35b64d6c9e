package dev.sidebyside.site.page;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.site.page.LessonCode.Line;
import dev.sidebyside.site.page.LessonCode.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code on a page is the code in src, and its marks show where the sides differ. */
class LessonCodeTest {

    private final LessonCode code =
            LessonCode.of("fetchjoin", "NaivePostList", "OptimizedPostList");

    @Test
    void showsTheFilesOfBothSides() throws IOException {
        for (Listing side : code.sides()) {
            String shown =
                    side.lines().stream().map(line -> line.html().getValue()).collect(joining());

            assertThat(side.file().head() + text(shown))
                    .isEqualTo(
                            Files.readString(
                                    Path.of(SourceFile.path("fetchjoin", side.file().type()))));
        }
    }

    @Test
    void marksLinesThatDiffer() {
        assertThat(lines(code.naive(), "removed"))
                .containsExactly(
                        "/** Reads the posts; building each summary loads its author. */",
                        "Post.<Post>find(\"order by publishedAt desc, id desc\")");
        assertThat(lines(code.optimized(), "added"))
                .containsExactly(
                        "/** Reads the posts and their authors in one statement. */",
                        "Post.<Post>find(",
                        "\"from Post p join fetch p.author order by p.publishedAt desc, p.id desc\")");
    }

    @Test
    void namesOfTheSidesAreNoDifference() {
        assertThat(lines(code.naive(), "same"))
                .contains("@Path(\"/naive\")", "public class NaivePostList implements PostList {");
    }

    @Test
    void alignsLines() {
        List<Line> naive = code.naive().lines();
        List<Line> optimized = code.optimized().lines();

        assertThat(naive).hasSameSizeAs(optimized);
        for (int i = 0; i < naive.size(); i++) {
            assertThat(naive.get(i).kind().equals("same"))
                    .isEqualTo(optimized.get(i).kind().equals("same"));
        }
    }

    @Test
    void findsTheFilesThatBothSidesUse() {
        assertThat(code.others())
                .extracting(SourceFile::type)
                .containsExactly("PostList", "PostSummary");
    }

    @Test
    void highlightsAcrossLinesAndEscapes() {
        assertThat(JavaHighlighter.lines("int a; /* <b>\n new */ \"\"\"\n \"&\"\n\"\"\""))
                .containsExactly(
                        "<span class=\"keyword\">int</span> a; <span class=\"comment\">/* &lt;b&gt;</span>",
                        "<span class=\"comment\"> new */</span> <span class=\"string\">\"\"\"</span>",
                        "<span class=\"string\"> \"&amp;\"</span>",
                        "<span class=\"string\">\"\"\"</span>");
    }

    private static List<String> lines(Listing side, String kind) {
        return side.lines().stream()
                .filter(line -> line.kind().equals(kind))
                .map(line -> text(line.html().getValue()).strip())
                .toList();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
