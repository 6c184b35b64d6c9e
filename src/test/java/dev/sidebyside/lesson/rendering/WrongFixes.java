package dev.sidebyside.lesson.rendering;

import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Codec;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;

/** What people try before they put the version into the key, or how they put it there. */
@Path("/wrong/rendering")
@Blocking
public class WrongFixes {

    /** What happens between two statements of the last two. */
    static volatile Runnable meanwhile = () -> {};

    private final Cache<byte[]> pages;
    private final Markdown markdown;

    WrongFixes(Caches caches, MeterRegistry metrics) {
        this.pages = caches.named("wrong-rendering", 1, Duration.ofDays(1), Codec.BYTES);
        this.markdown = new Markdown(metrics, "wrong");
    }

    @GET
    @Path("id/{id}")
    public Uni<byte[]> keyedById(@RestPath long id) {
        return get("id:" + id, () -> body(id));
    }

    @GET
    @Path("second/{id}")
    public Uni<byte[]> keyedBySecond(@RestPath long id) {
        Post post = Post.findById(id);
        return get("second:" + id + ":" + post.updatedAt.getEpochSecond(), () -> post.body);
    }

    @GET
    @Path("bodyfirst/{id}")
    public Uni<byte[]> bodyFirst(@RestPath long id) {
        String body = body(id);
        meanwhile.run();
        return get("bodyfirst:" + id + ":" + version(id), () -> body);
    }

    @GET
    @Path("versionfirst/{id}")
    public Uni<byte[]> versionFirst(@RestPath long id) {
        int version = version(id);
        meanwhile.run();
        return get("versionfirst:" + id + ":" + version, () -> body(id));
    }

    private Uni<byte[]> get(String key, Supplier<String> body) {
        return pages.getAsync(key, () -> Optional.of(markdown.toHtml(body.get())))
                .map(Optional::orElseThrow);
    }

    private static String body(long id) {
        return Post.find("select p.body from Post p where p.id = ?1", id)
                .project(String.class)
                .singleResult();
    }

    private static int version(long id) {
        return Post.find("select p.version from Post p where p.id = ?1", id)
                .project(Integer.class)
                .singleResult();
    }
}
