package dev.sidebyside.platform.embedded;

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

/** Redis or Valkey as a daemon, nothing kept on disk: it is a cache. */
record RedisServer(DataDirectory data, RedisConfiguration configuration) implements Server {

    private static final Logger LOG = Logger.getLogger(RedisServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    RedisServer(DataDirectory data) {
        this(data, new RedisConfiguration(data));
    }

    @Override
    public Map<String, String> start() throws IOException {
        boolean adopted = process().isPresent();
        if (adopted) {
            requirePassword();
        } else {
            launch();
        }
        int port = configuration.port();
        LOG.infof(
                "%s at %s:%d%s",
                RedisInfo.ask(configuration).product(),
                Port.HOST,
                port,
                adopted ? " (was running already)" : "");
        return Map.of(
                "quarkus.redis.hosts",
                "redis://%s:%d".formatted(Port.HOST, port),
                "quarkus.redis.password",
                configuration.password().orElseThrow());
    }

    @Override
    public void stop() throws IOException {
        Optional<ServerProcess> process = process();
        if (process.isPresent()) {
            process.get().stop("TERM", "KILL");
        }
    }

    /** Converts a server of an older version; changes nothing on any other. */
    private void requirePassword() throws IOException {
        if (configuration.password().isEmpty()) {
            configuration.addPassword();
        }
        RedisInfo.setPassword(configuration);
    }

    private void launch() throws IOException {
        configuration.write();
        Path program = RedisProgram.find(data);
        List<String> command = List.of(program.toString(), configuration.file().toString());
        Command daemon = Command.run(data, PATIENCE, command);
        if (!daemon.succeeded()) {
            throw failure(program, daemon.output());
        }
        if (!Await.until(PATIENCE, this::answers)) {
            throw failure(program, Files.readString(configuration.log()));
        }
    }

    private static EmbeddedServersException failure(Path program, String output) {
        // The bundled Redis for Linux is not complete without it.
        String missing = output.contains("libssl") ? "libssl3 or " : "";
        return new EmbeddedServersException(
                ("Redis does not start (%s says: %s):"
                                + " install %sredis-server, or set quarkus.redis.hosts")
                        .formatted(program, Command.reason(output), missing));
    }

    private boolean answers() {
        try {
            return process().isPresent();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Alive, and known to the server that answers at the port: another Redis has another pid. */
    private Optional<ServerProcess> process() throws IOException {
        Optional<ServerProcess> process =
                ServerProcess.find(configuration.pidFile(), RedisServer::isRedis);
        if (process.isEmpty()) {
            return process;
        }
        try {
            long answering = RedisInfo.ask(configuration).pid();
            return process.filter(found -> found.pid() == answering);
        } catch (ConnectException nobodyThere) {
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            throw new EmbeddedServersException(
                    "Redis does not answer: stop it with kill -9 " + process.get().pid(), e);
        }
    }

    private static boolean isRedis(ProcessHandle.Info info) {
        return info.command().filter(name -> name.matches(".*(redis|valkey).*")).isPresent();
    }
}
