package dev.sidebyside.site.page;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The page of a lesson in docs/, as safe HTML.
 *
 * @param intro what stands below the title
 */
public record Explanation(RawString intro, List<Section> sections) {

    /** A part of the page with a title of its own. */
    public record Section(String title, RawString html) {}

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

    private static final String WIDE = "<div class=\"wide\" tabindex=\"0\">";

    private static final HtmlRenderer HTML =
            HtmlRenderer.builder()
                    .extensions(TABLES)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
                    .build();

    /**
     * @param isLesson whether a slug has a page on this service, to which links can lead
     * @param isShown whether the code of a type stands on the page
     */
    static Explanation of(String markdown, Predicate<String> isLesson, Predicate<String> isShown) {
        Node page = PARSER.parse(markdown);
        page.accept(new LinkRewriter(isLesson, isShown));
        List<Section> sections = new ArrayList<>();
        String title = "";
        Document part = new Document();
        for (Node next, node = page.getFirstChild(); node != null; node = next) {
            next = node.getNext();
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                sections.add(new Section(title, html(part)));
                title = TEXT.render(heading);
                part = new Document();
            } else if (!(node instanceof Heading heading && heading.getLevel() == 1)) {
                part.appendChild(node);
            }
        }
        sections.add(new Section(title, html(part)));
        return new Explanation(
                sections.get(0).html(), List.copyOf(sections.subList(1, sections.size())));
    }

    private static RawString html(Node node) {
        return new RawString(
                HTML.render(node)
                        // What may be wider than the screen scrolls in a box, also by keyboard.
                        .replace("<table>", WIDE + "<table>")
                        .replace("</table>", "</table></div>")
                        .replace("<pre>", "<pre tabindex=\"0\">"));
    }

    /** Leads links to pages of this service. A link to any other file becomes its text. */
    private static final class LinkRewriter extends AbstractVisitor {

        private static final Pattern PAGE = Pattern.compile("(\\w+)\\.md(?:#.*)?");
        private static final Pattern CODE =
                Pattern.compile("\\.\\./src/main/java/dev/sidebyside/lesson/\\w+/(\\w+)\\.java");

        private final Predicate<String> isLesson;
        private final Predicate<String> isShown;

        LinkRewriter(Predicate<String> isLesson, Predicate<String> isShown) {
            this.isLesson = isLesson;
            this.isShown = isShown;
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!link.getDestination().matches("https?:.*")) {
                target(link.getDestination())
                        .ifPresentOrElse(link::setDestination, () -> replaceByText(link));
            }
        }

        private Optional<String> target(String destination) {
            Matcher page = PAGE.matcher(destination);
            if (page.matches() && isLesson.test(page.group(1))) {
                return Optional.of("/lessons/" + page.group(1));
            }
            Matcher code = CODE.matcher(destination);
            boolean shown = code.matches() && isShown.test(code.group(1));
            return shown ? Optional.of("#code-" + code.group(1)) : Optional.empty();
        }

        private static void replaceByText(Link link) {
            for (Node next, child = link.getFirstChild(); child != null; child = next) {
                next = child.getNext();
                link.insertBefore(child);
            }
            link.unlink();
        }
    }
}
