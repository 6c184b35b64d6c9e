package dev.sidebyside.site.page;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A Java file of a lesson.
 *
 * @param head package and imports
 * @param body what follows; its lines are compared with those of another file
 */
public record SourceFile(String type, String head, String body) {

    private static final Pattern HEAD =
            Pattern.compile("(?:(?:package|import) [^\n]+\n|\n)*", Pattern.DOTALL);

    private static final Pattern TYPE_NAME = Pattern.compile("\\b[A-Z]\\w*");

    /** Empty if the lesson has no such type. */
    static Optional<SourceFile> of(String slug, String type) {
        return RepositoryFile.read(path(slug, type)).map(text -> parse(type, text));
    }

    private static SourceFile parse(String type, String text) {
        Matcher head = HEAD.matcher(text);
        int end = head.lookingAt() ? head.end() : 0;
        return new SourceFile(type, text.substring(0, end), text.substring(end));
    }

    /** The path of a type's file, relative to the repository. */
    static String path(String slug, String type) {
        return "src/main/java/dev/sidebyside/lesson/%s/%s.java".formatted(slug, type);
    }

    List<String> bodyLines() {
        return List.of(body.stripTrailing().split("\n", -1));
    }

    /** Every word that could be the name of a type, in order. */
    List<String> typeNames() {
        return TYPE_NAME.matcher(body).results().map(name -> name.group()).distinct().toList();
    }

    public RawString headHtml() {
        return new RawString(String.join("\n", JavaHighlighter.lines(head.strip())));
    }

    /** The lines of the body, each with its newline. */
    public List<LessonCode.Line> lines() {
        int first = (int) head.lines().count() + 1;
        List<String> html = JavaHighlighter.lines(body.stripTrailing());
        return IntStream.range(0, html.size())
                .mapToObj(
                        i ->
                                new LessonCode.Line(
                                        "same", " ", first + i, new RawString(html.get(i) + "\n")))
                .toList();
    }
}
