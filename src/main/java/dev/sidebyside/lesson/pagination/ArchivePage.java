package dev.sidebyside.lesson.pagination;

import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.problem.InvalidParameterException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with a page, and with the link to the next where there is one. */
record ArchivePage(String path, int limit) {

    static InvalidParameterException unknown() {
        return new InvalidParameterException("after", "must be taken from the link to the page");
    }

    RestResponse<List<ArchivedPost>> last(List<Post> posts) {
        return answer(posts).build();
    }

    /**
     * @param after where the next page begins
     */
    RestResponse<List<ArchivedPost>> followedBy(String after, List<Post> posts) {
        String link = "<%s?limit=%d&after=%s>; rel=\"next\"".formatted(path, limit, after);
        return answer(posts).header(HttpHeaders.LINK, link).build();
    }

    private static ResponseBuilder<List<ArchivedPost>> answer(List<Post> posts) {
        return ResponseBuilder.ok(posts.stream().map(ArchivedPost::of).toList());
    }
}
