package dev.sidebyside;

import io.netty.channel.Channel;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes the listening socket when the service begins to stop. Quarkus would accept connections
 * until the last request in flight is complete.
 *
 * <p>Vert.x 4 closes a server only together with its connections. So this class closes the Netty
 * channel that accepted them; without any connection the service stops at once.
 */
@ApplicationScoped
class ListeningSocket {

    /** Before the other filters, because one of them may send the response. */
    private static final int PRIORITY = Integer.MAX_VALUE;

    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();

    void remember(@Observes Filters filters) {
        filters.register(
                route -> {
                    if (route.request().connection() instanceof ConnectionBase accepted
                            && accepted.channel().parent() != null) {
                        listening.add(accepted.channel().parent());
                    }
                    route.next();
                },
                PRIORITY);
    }

    /** Quarkus sends the event only with {@code quarkus.shutdown.delay-enabled}. */
    void close(@Observes ShutdownDelayInitiatedEvent stopping) {
        // A reload in development mode stops the application, but not its server.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            listening.forEach(Channel::close);
        }
    }
}
