package dev.sidebyside.testing;

import dev.sidebyside.embedded.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL and Redis for all tests: the same servers that the application starts for itself. */
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
public class Servers implements QuarkusTestResourceLifecycleManager {

    private EmbeddedServers servers;

    @Override
    public Map<String, String> start() {
        servers = EmbeddedServers.start(Path.of("target", "servers"), true, true);
        return servers.settings();
    }

    @Override
    public void stop() {
        servers.close();
    }
}
