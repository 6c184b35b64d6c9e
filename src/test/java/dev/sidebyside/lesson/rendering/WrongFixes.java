package dev.sidebyside.lesson.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;

/** Cache keys that people try before the id and the version, and the wrong ways to read them. */
@Path("/wrong/rendering")
public class WrongFixes {

    /** Runs between the two statements of the last two methods. */
    static volatile Runnable betweenStatements = () -> {};

    private final Cache<byte[]> cache;
    private final Markdown markdown;

    WrongFixes(Caches caches, MeterRegistry metrics) {
        this.cache = caches.named("wrong-rendering", 1, Duration.ofDays(1), Codec.BYTES);
        this.markdown = new Markdown(metrics, "wrong");
    }

    @GET
    @Path("id/{id}")
    public byte[] keyedById(@RestPath long id) {
        return cached("id:" + id, () -> body(id));
    }

    @GET
    @Path("second/{id}")
    public byte[] keyedBySecond(@RestPath long id) {
        Post post = Post.findById(id);
        return cached("second:" + id + ":" + post.updatedAt.getEpochSecond(), () -> post.body);
    }

    @GET
    @Path("bodyfirst/{id}")
    public byte[] bodyFirst(@RestPath long id) {
        String body = body(id);
        betweenStatements.run();
        return cached("bodyfirst:" + id + ":" + version(id), () -> body);
    }

    @GET
    @Path("versionfirst/{id}")
    public byte[] versionFirst(@RestPath long id) {
        int version = version(id);
        betweenStatements.run();
        return cached("versionfirst:" + id + ":" + version, () -> body(id));
    }

    private byte[] cached(String key, Supplier<String> body) {
        return cache.get(key, () -> Optional.of(markdown.toHtml(body.get()).getBytes(UTF_8)))
                .orElseThrow();
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
