package dev.sidebyside.cache;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without Redis the service is slower and still ready: up, and degraded. */
@Readiness
@Singleton
class CacheHealth implements HealthCheck {

    private final RedisWatch redis;

    CacheHealth(RedisWatch redis) {
        this.redis = redis;
    }

    @Override
    public HealthCheckResponse call() {
        String state = redis.isSilent() ? "degraded: Redis does not respond" : "available";
        return HealthCheckResponse.named("Cache").up().withData("state", state).build();
    }
}
