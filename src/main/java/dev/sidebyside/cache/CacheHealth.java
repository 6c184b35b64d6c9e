package dev.sidebyside.cache;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without Redis the service is slower and still ready: up, and degraded. */
@Readiness
@Singleton
class CacheHealth implements AsyncHealthCheck {

    private final RedisCommands redis;

    CacheHealth(RedisCommands redis) {
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return redis.send(Request.cmd(Command.PING))
                .map(pong -> "available")
                .onFailure()
                .recoverWithItem("degraded: Redis does not answer")
                .map(state -> HealthCheckResponse.named("Cache").up().withData("state", state))
                .map(builder -> builder.build());
    }
}
