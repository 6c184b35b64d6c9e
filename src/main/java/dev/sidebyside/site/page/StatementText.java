package dev.sidebyside.site.page;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes SQL readable: a label of one line, and a text of several. Neither is meant to be run. */
final class StatementText {

    private static final int MAX_LABEL = 80;

    /** A label needs the beginning of a text only. */
    private static final int MAX_READ = 4_000;

    /** Stands for what was in parentheses while a text is taken apart. */
    private static final String INNER = "\u0001";

    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*+\\)");
    private static final Pattern ALIAS = Pattern.compile("\\b[a-z]+\\d+_\\d+\\.");
    private static final Pattern LOCK = Pattern.compile(" for (no key )?(update|share)\\b.*");
    private static final Pattern TABLE =
            Pattern.compile(
                    "\\b(from|join|update|insert into) +(?:lateral )?(\u0001|[^\\s,\u0001]+)");
    private static final Pattern CONDITION =
            Pattern.compile("\\bwhere (.+?)(?= (?:order by|group by|offset|fetch|limit)\\b|$)");

    /** Text in quotes comes first, because it stays as it is. */
    private static final String QUOTED = "('[^']*+'|\"[^\"]*+\")|";

    private static final Pattern CLAUSE =
            Pattern.compile(
                    QUOTED
                            + "\\s+\\b((?:from|where|set|values|returning|union(?: all)?"
                            + "|(?:(?:left|right|full|inner|cross)(?: outer)? )?join|order by"
                            + "|group by|having|offset|fetch first|limit)\\b)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SIGN =
            Pattern.compile(QUOTED + "\\s*(,|(?<![<>!:=])=(?![=>]))\\s*");

    private StatementText() {}

    /** Such as {@code select author where id = ?}: the verb, the tables and the condition. */
    static String label(String sql) {
        String line = sql.substring(0, Math.min(MAX_READ, sql.length())).strip();
        String flat = line.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        for (String before = ""; !before.equals(flat); ) {
            before = flat;
            flat = INNERMOST.matcher(flat).replaceAll(INNER);
        }
        flat = LOCK.matcher(ALIAS.matcher(flat).replaceAll("")).replaceAll("");
        Matcher table = TABLE.matcher(flat);
        if (!table.find()) {
            return cut(line.replaceAll("\\s+", " "));
        }
        StringBuilder label = new StringBuilder(verb(flat));
        do {
            label.append(table.group(1).equals("join") ? " join " : " ").append(table.group(2));
        } while (table.find());
        Matcher condition = CONDITION.matcher(flat);
        if (condition.find()) {
            label.append(" where ").append(spaced(condition.group(1)));
        }
        return cut(label.toString().replace(INNER, "(…)"));
    }

    private static String verb(String flat) {
        return flat.startsWith("select count" + INNER) ? "count" : flat.split("\\W", 2)[0];
    }

    private static String cut(String label) {
        return label.length() <= MAX_LABEL ? label : label.substring(0, MAX_LABEL - 1) + "…";
    }

    /** With a line for each clause, and spaces around commas and equals signs. */
    static String formatted(String sql) {
        return spaced(CLAUSE.matcher(sql.strip()).replaceAll(it -> keep(it, "\n" + it.group(2))));
    }

    private static String spaced(String sql) {
        return SIGN.matcher(sql).replaceAll(it -> keep(it, ",".equals(it.group(2)) ? ", " : " = "));
    }

    /** The replacement, unless the match is text in quotes. */
    private static String keep(MatchResult match, String replacement) {
        return Matcher.quoteReplacement(match.group(1) != null ? match.group(1) : replacement);
    }
}
