package dev.sidebyside;

import io.netty.channel.Channel;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes the listening socket when the service begins to stop. Quarkus would accept connections,
 * and requests on them, until the last request in flight is complete. Open connections stay open:
 * the next response on each says {@code Connection: close}.
 *
 * <p>Vert.x 4 can only close a server with all its connections, so this closes the channel that has
 * accepted them. A channel without any connection needs no attention: the service waits for no
 * request.
 */
@ApplicationScoped
class ListeningSocket {

    /** Before the other filters, since one of them may send the response. */
    private static final int PRIORITY = Integer.MAX_VALUE;

    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();

    void remember(@Observes Filters filters) {
        filters.register(
                context -> {
                    remember(context.request().connection());
                    context.next();
                },
                PRIORITY);
    }

    private void remember(HttpConnection connection) {
        if (connection instanceof ConnectionBase accepted && accepted.channel().parent() != null) {
            listening.add(accepted.channel().parent());
        }
    }

    /** The event exists only with {@code quarkus.shutdown.delay-enabled}. */
    void close(@Observes ShutdownDelayInitiatedEvent stopping) {
        // The reload in development mode stops the application, but not its server.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            listening.forEach(Channel::close);
        }
    }
}
