package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Two running servers without passwords, as the first versions of this package made them. */
record OldDataDirectory(DataDirectory data) implements AutoCloseable {

    private static final String REDIS =
            """
            bind 127.0.0.1
            port %d
            daemonize yes
            dir "%s"
            pidfile "%2$s/redis.pid"
            logfile "%2$s/redis.log"
            save ""
            appendonly no
            """;

    static OldDataDirectory create(Path path) throws IOException, SQLException {
        OldDataDirectory old = new OldDataDirectory(DataDirectory.open(path));
        old.startPostgres();
        old.startRedis();
        return old;
    }

    private void startPostgres() throws IOException, SQLException {
        PostgresCluster cluster = new PostgresCluster(data);
        PostgresPrograms programs = PostgresPrograms.unpack(data);
        String directory = "--pgdata=" + cluster.directory();
        programs.run("initdb", directory, "--username=postgres", "--auth=trust", "--no-sync");
        cluster.configure();
        programs.run("pg_ctl", directory, "--log=" + programs.log(), "--wait", "start");
        String url = "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/";
        try (Connection connection = DriverManager.getConnection(url + "postgres", "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create role sidebyside login");
            statement.execute("create database sidebyside owner sidebyside");
        }
        try (Connection connection =
                        DriverManager.getConnection(url + "sidebyside", "sidebyside", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 'still here' as text");
        }
    }

    private void startRedis() throws IOException {
        Path configuration = data.resolve("redis.conf");
        Files.writeString(configuration, REDIS.formatted(Port.choose(configuration), data.path()));
        String program = RedisServer.program(data).toString();
        Command.run(data, Duration.ofSeconds(10), List.of(program, configuration.toString()));
        Await.until(Duration.ofSeconds(10), () -> Files.exists(data.resolve("redis.pid")));
    }

    /** Stops both servers. */
    @Override
    public void close() throws IOException {
        new PostgresServer(data).stop();
        new RedisServer(data).stop();
    }
}
