package dev.sidebyside.platform.cache;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A circuit breaker: while the circuit is open, no read waits for Redis.
 *
 * <p>It sends one {@code PING} at a time. The circuit opens when {@link FailureDetector} reports a
 * timeout, or when two {@code PING}s in a row fail; it closes with the next reply. If the circuit
 * is open a second after the last reply, Redis is <em>lost</em>, which is logged. A Redis that
 * replies to each {@code PING} within a second is never lost.
 */
@Startup
@ApplicationScoped
class RedisCircuitBreaker {

    private static final Duration LOST = Duration.ofSeconds(1);

    /** Between two PINGs to a Redis that refuses them. */
    private static final Duration RETRY = Duration.ofMillis(100);

    private final RedisCommands redis;
    private final Context context;
    private final FailureDetector detector = new FailureDetector();
    private volatile boolean open;
    private volatile boolean lost;
    private boolean stopped;
    private int failures;
    private int pings;
    private String reason;
    private long lastReply = System.nanoTime();
    private long pingSent;
    private long nextPing = System.nanoTime();

    RedisCircuitBreaker(RedisCommands redis, Vertx vertx) {
        this.redis = redis;
        this.context = vertx.getOrCreateContext();
        scheduleTick();
    }

    /** Whether the circuit is open and the last reply is at least a second old. */
    boolean isLost() {
        return lost;
    }

    /** Before Quarkus closes the client. After that, a {@code PING} or its reply logs an error. */
    synchronized void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    /** Without Redis the service is slower and still ready: up, and degraded. */
    @Produces
    @Readiness
    HealthCheck health(@ConfigProperty(name = "sidebyside.cache.enabled") boolean enabled) {
        return () -> {
            String state = open ? "degraded: Redis does not respond" : "available";
            var response = HealthCheckResponse.named("Cache").up();
            return response.withData("state", enabled ? state : "switched off").build();
        };
    }

    private void scheduleTick() {
        context.runOnContext(
                ignored -> context.owner().setTimer(FailureDetector.TICK.toMillis(), t -> tick()));
    }

    private synchronized void tick() {
        if (stopped) {
            return;
        }
        try {
            check(System.nanoTime());
        } finally {
            scheduleTick();
        }
    }

    private void check(long now) {
        if (detector.hasTimedOut(now)) {
            open("no reply to PING");
        }
        if (open && detector.isWaiting() && now - pingSent >= LOST.toNanos()) {
            // The node may hang, and another one may have taken its place.
            redis.reconnect();
            detector.pingFailed();
        }
        if (!detector.isWaiting() && now - nextPing >= 0) {
            ping(now);
        }
        if (open && !lost && now - lastReply >= LOST.toNanos()) {
            lost = true;
            Log.warnf("Redis does not respond (%s): the caches compute every value", reason);
        }
    }

    private void ping(long now) {
        detector.pingSent(now);
        pingSent = now;
        int ping = ++pings;
        redis.ping().onSuccess(pong -> replied()).onFailure(failure -> failed(failure, ping));
    }

    private synchronized void replied() {
        if (stopped) {
            return;
        }
        lastReply = System.nanoTime();
        detector.replied(lastReply);
        if (lost) {
            Log.info("Redis responds again");
        }
        open = false;
        lost = false;
        failures = 0;
        redis.closeCircuit();
    }

    /** A connection may end by itself. Two failures in a row mean that Redis is gone or refuses. */
    private synchronized void failed(Throwable failure, int ping) {
        if (stopped || ping != pings) {
            return;
        }
        redis.reconnect();
        detector.pingFailed();
        if (++failures > 1) {
            nextPing = System.nanoTime() + RETRY.toNanos();
            open(failure.toString().lines().findFirst().orElse(""));
        }
    }

    private void open(String because) {
        reason = because;
        if (!open) {
            open = true;
            redis.openCircuit();
        }
    }
}
