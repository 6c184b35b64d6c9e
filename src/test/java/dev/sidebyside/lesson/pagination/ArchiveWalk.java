package dev.sidebyside.lesson.pagination;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the archive, as a client that follows the links receives it.
 *
 * @param ids of the posts on the page
 * @param next the URL of the next page; null on the last page
 */
record ArchiveWalk(List<Long> ids, String next) {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    static ArchiveWalk begin(String url) {
        Response page = given().urlEncodingEnabled(false).get(url);
        List<Long> ids = Stream.of(page.as(ArchivedPost[].class)).map(ArchivedPost::id).toList();
        return page.headers().getValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::matches)
                .map(link -> new ArchiveWalk(ids, link.group(1)))
                .findFirst()
                .orElse(new ArchiveWalk(ids, null));
    }

    ArchiveWalk follow() {
        return begin(next);
    }

    /** The ids on this page and on all pages after it. */
    List<Long> toTheEnd() {
        List<Long> all = new ArrayList<>(ids);
        ArchiveWalk page = this;
        while (page.next != null) {
            page = page.follow();
            all.addAll(page.ids);
        }
        return all;
    }
}
