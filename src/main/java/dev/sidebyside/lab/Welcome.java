package dev.sidebyside.lab;

import dev.sidebyside.blog.Post;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says in the log what to do next. */
@ApplicationScoped
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final Catalogue catalogue;
    private final long wanted;

    Welcome(Catalogue catalogue, @ConfigProperty(name = "sidebyside.demo.posts") long wanted) {
        this.catalogue = catalogue;
        this.wanted = wanted;
    }

    void greet(@ObservesAsync HttpServerStart server) {
        String address = "http://localhost:" + server.options().getPort();
        CatalogueEntry first = catalogue.entries().get(0);
        long posts = QuarkusTransaction.requiringNew().call(() -> Post.count());
        // With 0 the rows are somebody's own, and nothing is missing.
        if (wanted == 0 || posts == wanted) {
            LOG.infof("The blog has %,d posts", posts);
        } else {
            LOG.warnf(
                    "The blog has %,d posts, not the %,d of sidebyside.demo.posts: it holds rows that"
                            + " the demo data did not make (sidebyside.demo.reset=true deletes them all)",
                    posts, wanted);
        }
        LOG.infof("Slow: curl -i '%s%s'", address, first.naive());
        LOG.infof("Fast: curl -i '%s%s'", address, first.optimized());
        LOG.infof("Open %s/lessons for all lessons", address);
    }
}
