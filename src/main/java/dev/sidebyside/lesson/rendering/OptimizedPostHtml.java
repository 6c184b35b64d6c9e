package dev.sidebyside.lesson.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.NoResultException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;

/** Renders each version of a post once and caches the result under the id and the version. */
@Path("/optimized")
public class OptimizedPostHtml implements PostHtml {

    private final Cache<byte[]> cache;
    private final Markdown markdown;

    OptimizedPostHtml(Caches caches, MeterRegistry metrics) {
        this.cache = caches.named("rendering", 1, Duration.ofDays(1), Codec.BYTES);
        this.markdown = new Markdown(metrics, "optimized");
    }

    @Override
    public String show(long id) {
        while (true) {
            int version = currentVersion(id);
            try {
                byte[] html =
                        cache.get(id + ":" + version, () -> render(id, version)).orElseThrow();
                return new String(html, UTF_8);
            } catch (NoResultException e) {
                // An edit has replaced this version. Each further round takes another edit.
            }
        }
    }

    private static int currentVersion(long id) {
        return Post.find("select p.version from Post p where p.id = ?1", id)
                .project(Integer.class)
                .singleResultOptional()
                .orElseThrow(() -> new NotFoundException("There is no post " + id + "."));
    }

    /**
     * Reads the body of this version only: after an edit, the new body must not be cached under the
     * old version.
     *
     * @throws NoResultException if the post no longer has this version; nothing is cached then
     */
    private Optional<byte[]> render(long id, int version) {
        String body =
                Post.find(
                                "select p.body from Post p where p.id = ?1 and p.version = ?2",
                                id,
                                version)
                        .project(String.class)
                        .singleResult();
        return Optional.of(markdown.toHtml(body).getBytes(UTF_8));
    }
}
