package dev.sidebyside.lesson.rendering;

import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Codec;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.NoResultException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks for the version, and renders what was not yet rendered from it. */
@Path("/optimized")
public class OptimizedPostHtml implements PostHtml {

    private final Cache<byte[]> pages;
    private final Markdown markdown;

    OptimizedPostHtml(Caches caches, MeterRegistry metrics) {
        this.pages = caches.named("rendering", 1, Duration.ofDays(1), Codec.BYTES);
        this.markdown = new Markdown(metrics, "optimized");
    }

    @Override
    public Uni<byte[]> show(long id) {
        // On a worker thread only for the database. If those who wait for the cache kept theirs, a
        // herd would leave none for the computation that all of them wait for.
        return VertxContextSupport.executeBlocking(() -> currentVersion(id))
                .flatMap(version -> pages.getAsync(id + ":" + version, () -> render(id, version)))
                // That version is gone, so there is a newer one: each time again takes an edit.
                .onFailure(NoResultException.class)
                .retry()
                .indefinitely()
                .map(Optional::orElseThrow);
    }

    private static int currentVersion(long id) {
        return Post.find("select p.version from Post p where p.id = ?1", id)
                .project(Integer.class)
                .singleResultOptional()
                .orElseThrow(() -> new NotFoundException("There is no post " + id + "."));
    }

    /**
     * An edit may come between the two statements. So this one asks for the body of that version
     * only: rather none than another one's under its key.
     */
    private Optional<byte[]> render(long id, int version) {
        String body =
                Post.find(
                                "select p.body from Post p where p.id = ?1 and p.version = ?2",
                                id,
                                version)
                        .project(String.class)
                        .singleResult();
        return Optional.of(markdown.toHtml(body));
    }
}
