package dev.sidebyside.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Settings that the service avoids, for tests that show what they cause. One profile has them all,
 * because the service is built and started again for each profile.
 */
public final class WrongSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.hibernate-orm.query.fail-on-pagination-over-collection-fetch", "false",
                "quarkus.hibernate-orm.statistics", "true",
                "quarkus.http.enable-compression", "true");
    }
}
