package dev.sidebyside.platform.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
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
        LOG.infof("%s at %s:%d%s", product(), Port.HOST, port, adopted ? " (already running)" : "");
        return Map.of(
                "quarkus.redis.hosts",
                "redis://%s:%d".formatted(Port.HOST, port),
                "quarkus.redis.password",
                configuration.password().orElseThrow());
    }

    private String product() throws IOException {
        String info = configuration.send("INFO server");
        return DataDirectory.value(info, "valkey_version:")
                .map(version -> "Valkey " + version)
                .or(() -> DataDirectory.value(info, "redis_version:").map("Redis "::concat))
                .orElse("Redis");
    }

    /** Stops the server, if it runs. */
    void stop() throws IOException {
        Optional<ServerProcess> process = process();
        if (process.isPresent()) {
            process.get().stop("TERM", "KILL");
        }
    }

    private void launch() throws IOException {
        configuration.write();
        Path program = program(data);
        List<String> command = List.of(program.toString(), configuration.file().toString());
        Command daemon = Command.run(data, PATIENCE, command);
        if (!daemon.succeeded()) {
            throw failure(program, daemon.output());
        }
        if (!Await.until(PATIENCE, this::isUp)) {
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
                    "No Redis for this platform in this build:"
                            + " install redis-server, or set quarkus.redis.hosts",
                    e);
        }
    }

    private static EmbeddedServersException failure(Path program, String output) {
        // The bundled Redis for Linux needs it.
        String missing = output.contains("libssl") ? "libssl3 or " : "";
        return new EmbeddedServersException(
                ("Redis does not start (%s reports: %s):"
                                + " install %sredis-server, or set quarkus.redis.hosts")
                        .formatted(program, Command.reason(output), missing));
    }

    private boolean isUp() {
        try {
            return process().isPresent();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The process of the pid file, if the server at the port reports the same pid. */
    private Optional<ServerProcess> process() throws IOException {
        Optional<ServerProcess> process =
                ServerProcess.find(configuration.pidFile(), RedisServer::isRedis);
        if (process.isEmpty()) {
            return process;
        }
        try {
            String info = configuration.send("INFO server");
            Optional<String> pid = DataDirectory.value(info, "process_id:");
            return process.filter(found -> pid.equals(Optional.of("" + found.pid())));
        } catch (ConnectException notListening) {
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            throw new EmbeddedServersException(
                    "Redis does not respond: stop it with kill -9 " + process.get().pid(), e);
        }
    }

    private static boolean isRedis(ProcessHandle.Info info) {
        return info.command().filter(name -> name.matches(".*(redis|valkey).*")).isPresent();
    }
}
