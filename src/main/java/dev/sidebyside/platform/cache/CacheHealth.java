package dev.sidebyside.platform.cache;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without Redis the service is slower and still ready: up, and degraded. */
@Readiness
@Singleton
class CacheHealth implements HealthCheck {

    private final RedisWatch redis;
    private final boolean enabled;

    CacheHealth(
            RedisWatch redis, @ConfigProperty(name = "sidebyside.cache.enabled") boolean enabled) {
        this.redis = redis;
        this.enabled = enabled;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Cache").up().withData("state", state()).build();
    }

    private String state() {
        if (!enabled) {
            return "switched off";
        }
        return redis.isSilent() ? "degraded: Redis does not respond" : "available";
    }
}
