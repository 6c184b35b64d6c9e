package dev.sidebyside.testing;

import static dev.sidebyside.testing.Soon.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The PostgreSQL of a {@link PackagedService}, to be treated as ill luck treats databases.
 *
 * @param pid of the first of its processes
 */
public record PostgresProcess(long pid, int port) {

    private static final Path PID_FILE = PackagedService.DATA.resolve("postgres/postmaster.pid");

    public static PostgresProcess find() throws IOException {
        List<String> lines = Files.readAllLines(PID_FILE);
        return new PostgresProcess(Long.parseLong(lines.get(0)), Integer.parseInt(lines.get(3)));
    }

    /**
     * Ends it and all its connections. This waits for the process, not for its pid file: the
     * service may have started the server again, and written that file, between two looks at it.
     */
    public void stop() throws IOException {
        Signal.send("INT", pid);
        await().until(() -> !isRunning());
    }

    /** Without a shutdown: its files stay as they are, and its children notice it later. */
    public void kill() throws IOException {
        Signal.send("KILL", pid);
        await().until(() -> !isRunning());
    }

    /** A process that has ended and was not collected by its parent runs no program. */
    private boolean isRunning() {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
    }

    /** Until it is closed, no service can start this server again. */
    public static FileChannel preventRestart() throws IOException {
        Path lock = PackagedService.DATA.resolve("start.lock");
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    /** From here on it neither answers nor hangs up. */
    public void freeze() throws IOException {
        Signal.send("STOP", pid);
        for (long child : children()) {
            Signal.send("STOP", child);
        }
    }

    public void thaw() throws IOException {
        for (long child : children()) {
            Signal.send("CONT", child);
        }
        Signal.send("CONT", pid);
    }

    public Connection connect() throws SQLException {
        return connect("sidebyside");
    }

    /** Who sees the statements of all roles, and whose own count for nobody else. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect("postgres");
    }

    private Connection connect(String role) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/sidebyside";
        return PgPass.connect(PackagedService.DATA, url, role);
    }

    /** Until it is closed, whoever reads a post waits. */
    public Connection lockPosts() throws SQLException {
        return lock("post");
    }

    /** Until it is closed, whoever reads a comment waits. */
    public Connection lockComments() throws SQLException {
        return lock("comment");
    }

    private Connection lock(String table) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
        return connection;
    }

    /** How many statements wait for a lock, as the connection that holds it sees them. */
    public static int waiting(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from pg_locks where not granted")) {
            row.next();
            return row.getInt(1);
        }
    }

    private List<Long> children() {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .toList();
    }
}
