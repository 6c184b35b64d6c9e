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
 * Judges whether Redis responds, by one {@code PING} at a time.
 *
 * <p>Redis is <em>silent</em> when {@link Silence} says so, or when two {@code PING}s in a row
 * fail. From then on no read waits for it. A second after its last reply, a silent Redis is
 * <em>lost</em>, which is logged. A Redis that replies to each {@code PING} within a second is
 * never lost.
 */
@Startup
@ApplicationScoped
class RedisWatch {

    private static final Duration LOST = Duration.ofSeconds(1);

    /** Between attempts on a Redis that refuses. */
    private static final Duration RETRY = Duration.ofMillis(100);

    private final RedisCommands redis;
    private final Context context;
    private final Silence silence = new Silence();
    private volatile boolean silent;
    private volatile boolean lost;
    private boolean stopped;
    private int failures;
    private int attempt;
    private String reason;
    private long lastReply = System.nanoTime();
    private long nextAttempt = System.nanoTime();

    RedisWatch(RedisCommands redis, Vertx vertx) {
        this.redis = redis;
        this.context = vertx.getOrCreateContext();
        scheduleTick();
    }

    /** Whether Redis has been silent for a second or longer. */
    boolean isLost() {
        return lost;
    }

    /** Before Quarkus closes the client: a {@code PING} on a closed connection logs an error. */
    synchronized void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    /** Without Redis the service is slower and still ready: up, and degraded. */
    @Produces
    @Readiness
    HealthCheck health(@ConfigProperty(name = "sidebyside.cache.enabled") boolean enabled) {
        return () -> {
            String state = silent ? "degraded: Redis does not respond" : "available";
            var response = HealthCheckResponse.named("Cache").up();
            return response.withData("state", enabled ? state : "switched off").build();
        };
    }

    private void scheduleTick() {
        context.runOnContext(
                ignored -> context.owner().setTimer(Silence.TICK.toMillis(), t -> tick()));
    }

    private synchronized void tick() {
        if (stopped) {
            return;
        }
        try {
            judge(System.nanoTime());
        } finally {
            scheduleTick();
        }
    }

    private void judge(long now) {
        if (silence.isSilentAt(now)) {
            fallSilent("no reply to PING");
        }
        if (silent && silence.isWaiting() && now - nextAttempt >= LOST.toNanos()) {
            // The node may hang, and another one may have taken its place.
            redis.reconnect();
            silence.failed();
        }
        if (!silence.isWaiting() && now >= nextAttempt) {
            ping(now);
        }
        if (silent && !lost && now - lastReply >= LOST.toNanos()) {
            lost = true;
            Log.warnf("Redis does not respond (%s): the caches compute every value", reason);
        }
    }

    private void ping(long now) {
        silence.sent(now);
        nextAttempt = now;
        int current = ++attempt;
        redis.ping().onSuccess(pong -> replied()).onFailure(failure -> failed(failure, current));
    }

    private synchronized void replied() {
        lastReply = System.nanoTime();
        silence.replied(lastReply);
        if (lost) {
            Log.info("Redis responds again");
        }
        silent = false;
        lost = false;
        failures = 0;
        redis.setSilent(false);
    }

    /** A connection may end by itself. Two failures in a row mean that Redis is gone or refuses. */
    private synchronized void failed(Throwable failure, int failed) {
        if (failed != attempt) {
            return;
        }
        redis.reconnect();
        silence.failed();
        if (++failures > 1) {
            nextAttempt = System.nanoTime() + RETRY.toNanos();
            fallSilent(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void fallSilent(String because) {
        reason = because;
        if (!silent) {
            silent = true;
            redis.setSilent(true);
        }
    }
}
