package dev.sidebyside.lesson.rendering;

import dev.sidebyside.blog.Post;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/** Renders the post for every request. */
@Path("/naive")
public class NaivePostHtml implements PostHtml {

    private final Markdown markdown;

    NaivePostHtml(MeterRegistry metrics) {
        this.markdown = new Markdown(metrics, "naive");
    }

    @Override
    public String show(long id) {
        Post post =
                Post.<Post>findByIdOptional(id)
                        .orElseThrow(() -> new NotFoundException("There is no post " + id + "."));
        return markdown.toHtml(post.body);
    }
}
