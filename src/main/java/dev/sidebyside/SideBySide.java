package dev.sidebyside;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.sidebyside.platform.embedded.EmbeddedServers;
import dev.sidebyside.platform.embedded.EmbeddedServersException;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.Security;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the embedded servers that are needed, then the application. They stop after it, so that it
 * can complete its last requests; if the start is interrupted, they stop at once.
 */
@QuarkusMain
@Singleton
public class SideBySide {

    /** Longer than the application may take to stop. */
    private static final int MAX_WAIT_SECONDS = 30;

    private static final CompletableFuture<Void> APPLICATION_STOPPED = new CompletableFuture<>();

    private static volatile boolean started;
    private static volatile boolean interrupted;

    public static void main(String... args) {
        // Java remembers for ten seconds that a host has no address, such as a database in a
        // container that starts again.
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        try {
            new Settings(ConfigProvider.getConfig()).check();
            startServers(ConfigProvider.getConfig());
        } catch (ConfigurationException | EmbeddedServersException e) {
            // The log is not set up yet and would lose the message.
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(null, SideBySide::exit, args);
    }

    static void remember(@Observes StartupEvent event) {
        started = true;
    }

    private static void startServers(Config config) {
        Path directory =
                config.getOptionalValue("sidebyside.data-dir", Path.class)
                        .orElseGet(EmbeddedServers::defaultDirectory);
        EmbeddedServers servers =
                EmbeddedServers.start(
                        directory,
                        isMissing(config, "quarkus.datasource.jdbc.url"),
                        isMissing(config, "quarkus.redis.hosts"));
        // Empty at a reload in development mode, because the first start has set the properties.
        if (!servers.settings().isEmpty()) {
            servers.settings().forEach(System::setProperty);
            servers.watchPostgres();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterApplication(servers)));
        }
    }

    private static boolean isMissing(Config config, String property) {
        return config.getOptionalValue(property, String.class).isEmpty();
    }

    private static void exit(int code, Throwable failure) {
        // An interrupted start fails because its servers have stopped.
        if (failure != null && !interrupted) {
            StartFailure.log(failure);
        }
        APPLICATION_STOPPED.complete(null);
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
    }

    private static void stopAfterApplication(EmbeddedServers servers) {
        interrupted = !started;
        if (started) {
            APPLICATION_STOPPED.completeOnTimeout(null, MAX_WAIT_SECONDS, SECONDS).join();
        }
        servers.close();
    }
}
