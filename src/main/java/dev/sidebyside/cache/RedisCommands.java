package dev.sidebyside.cache;

import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Sends commands to Redis and never waits long for it.
 *
 * <p>A command that is not answered within {@code sidebyside.cache.timeout} fails. After a few such
 * failures the circuit opens: commands fail at once, and a {@code PING} of our own, for which no
 * request waits, finds out when Redis is back. A Redis that refuses fails each command at once, so
 * that needs no circuit, and the first that is accepted is used.
 */
@ApplicationScoped
class RedisCommands {

    private static final String CIRCUIT = "cache";
    private static final int FEW = 4;
    private static final Duration BETWEEN_PINGS = Duration.ofMillis(100);

    /** Only ever left by {@link #ping()}. */
    private static final long NEVER_BY_ITSELF = 365;

    private static final TypeLiteral<Uni<Response>> REPLY = new TypeLiteral<>() {};

    private final Redis redis;
    private final Vertx vertx;
    private final Duration timeout;
    private final Guard guard;

    RedisCommands(
            Redis redis,
            Vertx vertx,
            @ConfigProperty(name = "sidebyside.cache.timeout") Duration timeout) {
        this.redis = redis;
        this.vertx = vertx;
        this.timeout = timeout;
        this.guard =
                Guard.create()
                        .withTimeout()
                        .duration(timeout.toMillis(), ChronoUnit.MILLIS)
                        .done()
                        .withCircuitBreaker()
                        .name(CIRCUIT)
                        .failOn(TimeoutException.class)
                        .requestVolumeThreshold(FEW)
                        .failureRatio(1)
                        .delay(NEVER_BY_ITSELF, ChronoUnit.DAYS)
                        .onStateChange(this::changed)
                        .done()
                        .build();
    }

    /** Fails after the timeout at the latest. */
    Uni<Response> send(Request command) {
        Home home = Home.of(vertx);
        return guard.get(() -> redis.send(command), REPLY).emitOn(home);
    }

    /**
     * As {@link #send}, but is sent even where nobody waits for it any more: a Redis that we
     * believe lost may serve others, or come back with what it had. Tried again where a connection
     * was found dead, as all are after a restart: that says nothing about the next one.
     */
    Uni<Response> sendInAnyCase(Request command) {
        return Uni.createFrom()
                .deferred(() -> send(command))
                .onFailure(RedisCommands::isOfConnection)
                .retry()
                .atMost(FEW)
                .onFailure(CircuitBreakerOpenException.class)
                .invoke(() -> redis.send(command).subscribe().with(reply -> {}, failure -> {}));
    }

    private static boolean isOfConnection(Throwable failure) {
        return !(failure instanceof FaultToleranceException);
    }

    private void changed(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN) {
            Log.warn("Redis does not answer: the caches compute everything until it does");
            pingSoon();
        }
    }

    private void pingSoon() {
        vertx.setTimer(BETWEEN_PINGS.toMillis(), ignored -> ping());
    }

    private void ping() {
        redis.send(Request.cmd(Command.PING))
                .ifNoItem()
                .after(timeout)
                .fail()
                .subscribe()
                .with(
                        pong -> {
                            Log.info("Redis answers again");
                            CircuitBreakerMaintenance.get().reset(CIRCUIT);
                        },
                        failure -> pingSoon());
    }
}
