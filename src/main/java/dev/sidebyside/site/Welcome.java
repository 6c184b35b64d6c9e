package dev.sidebyside.site;

import dev.sidebyside.blog.Post;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Logs what to do next, unless {@code sidebyside.welcome} is false: behind a gateway it would log
 * the wrong address.
 */
@ApplicationScoped
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final Catalogue catalogue;
    private final long wanted;
    private final boolean welcome;

    Welcome(
            Catalogue catalogue,
            @ConfigProperty(name = "sidebyside.demo.posts") long wanted,
            @ConfigProperty(name = "sidebyside.welcome") boolean welcome) {
        this.catalogue = catalogue;
        this.wanted = wanted;
        this.welcome = welcome;
    }

    void greet(@ObservesAsync HttpServerStart server) {
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
        if (welcome) {
            logAddresses("http://localhost:" + server.options().getPort());
        }
    }

    private void logAddresses(String address) {
        CatalogueEntry first = catalogue.entries().get(0);
        LOG.infof("Slow: curl -i '%s%s'", address, first.naive());
        LOG.infof("Fast: curl -i '%s%s'", address, first.optimized());
        LOG.infof("Open %s/lessons for all lessons", address);
    }
}
