package dev.sidebyside.lesson.rendering;

import dev.sidebyside.blog.Post;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/** Renders for each reader. */
@Path("/naive")
public class NaivePostHtml implements PostHtml {

    private final Markdown markdown;

    NaivePostHtml(MeterRegistry metrics) {
        this.markdown = new Markdown(metrics, "naive");
    }

    @Override
    @Blocking
    public Uni<byte[]> show(long id) {
        Post post =
                Post.<Post>findByIdOptional(id)
                        .orElseThrow(() -> new NotFoundException("There is no post " + id + "."));
        return Uni.createFrom().item(markdown.toHtml(post.body));
    }
}
