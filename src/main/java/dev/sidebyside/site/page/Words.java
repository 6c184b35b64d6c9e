package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Recorded texts as a reader sees them. */
@TemplateExtension
final class Words {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Words() {}

    /** Without packages: {@code PostSummary$Byline.of(PostSummary.java:14)}. */
    static String withoutPackages(String callSite) {
        return callSite.replaceFirst("^([a-z]\\w*\\.)*", "");
    }

    /** The method and the path, as in {@code GET /naive/posts}. */
    static String address(Profile profile) {
        return profile.method() + " " + profile.uri();
    }

    /** To a second. */
    static String utc(Instant time) {
        return UTC.format(time);
    }

    /** The last segment of a path. */
    static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What a finding counts, such as {@code 100 executions}. */
    static String counted(Profile.Finding finding) {
        String noun =
                switch (finding.problem()) {
                    case "N+1", "repeated write", "count for a page" -> "execution";
                    case "unused columns" -> "entity";
                    default -> "row";
                };
        return noun.equals("entity")
                ? Numbers.grouped(finding.count()) + " entities"
                : Numbers.of(finding.count(), noun);
    }
}
