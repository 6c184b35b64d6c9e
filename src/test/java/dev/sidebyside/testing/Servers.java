package dev.sidebyside.testing;

import dev.sidebyside.platform.embedded.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL and Redis for all tests: the same servers that the application starts for itself. */
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
public class Servers implements QuarkusTestResourceLifecycleManager {

    /** Where the servers keep their data and passwords. */
    static final Path DATA = Path.of("target", "servers");

    private EmbeddedServers servers;

    @Override
    public Map<String, String> start() {
        servers = EmbeddedServers.start(DATA, true, true);
        return servers.settings();
    }

    @Override
    public void stop() {
        servers.close();
    }
}
