package dev.sidebyside.site.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Marks comments, strings, annotations and keywords of Java code in HTML. */
final class JavaHighlighter {

    /** Each group is named like the CSS class of its matches. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    (?<comment>/\\*(?s:.*?)\\*/|//[^\\n]*)\
                    |(?<string>\"""(?s:.*?)\"""|"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\\\n])+')\
                    |(?<annotation>@\\w+)\
                    |(?<keyword>\\b(?:abstract|boolean|byte|case|catch|class|default|do|double|else|enum|\
                    extends|false|final|finally|for|if|implements|import|instanceof|int|interface|long|\
                    new|null|package|private|protected|public|record|return|static|super|switch|this|\
                    throw|throws|true|try|var|void|while)\\b)""");

    private static final List<String> CLASSES =
            List.of("comment", "string", "annotation", "keyword");

    private JavaHighlighter() {}

    /** Returns one HTML fragment for each line. */
    static List<String> lines(String code) {
        StringBuilder html = new StringBuilder();
        Matcher token = TOKEN.matcher(code);
        int end = 0;
        for (; token.find(); end = token.end()) {
            String type =
                    CLASSES.stream()
                            .filter(it -> token.group(it) != null)
                            .findFirst()
                            .orElseThrow();
            String open = "<span class=\"" + type + "\">";
            html.append(escape(code.substring(end, token.start())))
                    .append(open)
                    // An element must not span two lines, because each line is an element.
                    .append(escape(token.group()).replace("\n", "</span>\n" + open))
                    .append("</span>");
        }
        html.append(escape(code.substring(end)));
        return Stream.of(html.toString().split("\n", -1)).toList();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
