package dev.sidebyside.lesson.pagination;

import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.problem.InvalidParameterException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Makes the response with one page of posts and the link to the next page.
 *
 * @param path of the request
 * @param limit posts per page
 */
record ArchivePage(String path, int limit) {

    static InvalidParameterException invalid() {
        return new InvalidParameterException("after", "must be taken from the link to the page");
    }

    RestResponse<List<ArchivedPost>> last(List<Post> posts) {
        return response(posts).build();
    }

    /**
     * @param after where the next page starts, for its link
     */
    RestResponse<List<ArchivedPost>> followedBy(String after, List<Post> posts) {
        String link = "<%s?limit=%d&after=%s>; rel=\"next\"".formatted(path, limit, after);
        return response(posts).header(HttpHeaders.LINK, link).build();
    }

    private static ResponseBuilder<List<ArchivedPost>> response(List<Post> posts) {
        return ResponseBuilder.ok(posts.stream().map(ArchivedPost::of).toList());
    }
}
