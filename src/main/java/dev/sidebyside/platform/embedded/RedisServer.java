package dev.sidebyside.platform.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import redis.embedded.core.ExecutableProvider;

/**
 * Redis or Valkey as a daemon that keeps nothing on disk, because it is a cache. Both methods need
 * the start lock.
 */
record RedisServer(DataDirectory data, RedisConfiguration configuration) {

    private static final Logger LOG = Logger.getLogger(RedisServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    RedisServer(DataDirectory data) {
        this(data, new RedisConfiguration(data));
    }

    /** Starts the server, or adopts it when it runs; returns the settings to reach it. */
    Map<String, String> start() throws IOException {
        boolean adopted = process().isPresent();
        if (adopted) {
            configuration.requirePassword();
        } else {
            launch();
        }
        int port = configuration.port();
        LOG.infof("Redis at %s:%d%s", Port.HOST, port, adopted ? " (already running)" : "");
        return Map.of(
                "quarkus.redis.hosts",
                "redis://%s:%d".formatted(Port.HOST, port),
                "quarkus.redis.password",
                configuration.password().orElseThrow());
    }

    /** Stops the server, if it runs. */
    void stop() throws IOException {
        Optional<ServerProcess> process = process();
        if (process.isPresent()) {
            process.get().stop("TERM", "KILL");
        }
    }

    private void launch() throws IOException {
        configuration.write(Port.choose(configuration.file()));
        // A failure quotes the log, so it must be about this start.
        Files.writeString(configuration.log(), "");
        Path program = program(data);
        List<String> command = List.of(program.toString(), configuration.file().toString());
        Command daemon = Command.run(data, PATIENCE, command);
        if (!daemon.succeeded()) {
            throw failure(program, daemon.output());
        }
        if (!Await.until(PATIENCE, () -> process().isPresent())) {
            throw failure(program, Files.readString(configuration.log()));
        }
    }

    /** Prefers the machine's own Redis or Valkey, which is newer than the one in the jar. */
    static Path program(DataDirectory data) throws IOException {
        try {
            for (String name : List.of("redis-server", "valkey-server")) {
                try {
                    return ExecutableProvider.newExecutableInPath(name).get().toPath();
                } catch (FileNotFoundException notInstalled) {
                    // Try the next one.
                }
            }
            return ExecutableProvider.newJarResourceProvider(data.path().toFile()).get().toPath();
        } catch (RuntimeException | LinkageError e) {
            // No program for this platform, or no jar: an image beside real servers has none.
            throw new EmbeddedServersException(
                    e,
                    "No Redis for this platform in this build:"
                            + " install redis-server, or set quarkus.redis.hosts");
        }
    }

    private static EmbeddedServersException failure(Path program, String output) {
        // The bundled Redis for Linux needs it.
        String missing = output.contains("libssl") ? "libssl3 or " : "";
        return new EmbeddedServersException(
                "Redis does not start (%s reports: %s):"
                        + " install %sredis-server, or set quarkus.redis.hosts",
                program, Command.reason(output), missing);
    }

    /** The process of the pid file, if the server at the port reports the same pid. */
    private Optional<ServerProcess> process() {
        try {
            return ServerProcess.find(configuration.pidFile(), RedisServer::isRedis)
                    .filter(this::isAtPort);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isAtPort(ServerProcess process) {
        try {
            String pid = "process_id:" + process.handle().pid() + "\r";
            return configuration.send("INFO server").contains(pid);
        } catch (SocketTimeoutException e) {
            throw new EmbeddedServersException(
                    e, "Redis does not respond: stop it with kill -9 %d", process.handle().pid());
        } catch (IOException notListening) {
            return false;
        }
    }

    private static boolean isRedis(ProcessHandle.Info info) {
        return info.command().filter(name -> name.matches(".*(redis|valkey).*")).isPresent();
    }
}
