package dev.sidebyside.site;

import dev.sidebyside.blog.Post;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Logs the number of posts and, unless {@code sidebyside.welcome} is false, what to try first. */
@Singleton
class StartMessage {

    @ConfigProperty(name = "sidebyside.demo.posts")
    long expectedPosts;

    @ConfigProperty(name = "sidebyside.welcome")
    boolean welcome;

    void log(@ObservesAsync HttpServerStart event, HttpServer server, Catalogue catalogue) {
        logPosts();
        if (welcome) {
            // Unlike the event, the server has the real port where the configured one is 0.
            String address = "http://localhost:" + server.getPort();
            CatalogueEntry first = catalogue.lessons().get(0);
            Log.infof("Open %s to see both sides next to each other", address);
            Log.infof("Slow: curl -i '%s%s'", address, first.naive());
            Log.infof("Fast: curl -i '%s%s'", address, first.optimized());
        }
    }

    private void logPosts() {
        long posts = QuarkusTransaction.requiringNew().call(() -> Post.count());
        // 0 means that the database has rows of the user's own.
        if (expectedPosts == 0 || posts == expectedPosts) {
            Log.infof("The blog has %,d posts", posts);
        } else {
            Log.warnf(
                    "The blog has %,d posts, not the %,d of sidebyside.demo.posts: it has rows that"
                            + " are not demo data (sidebyside.demo.reset=true deletes all rows)",
                    posts, expectedPosts);
        }
    }
}
