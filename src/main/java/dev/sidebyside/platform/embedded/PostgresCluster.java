package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's name for the directory in which one server keeps its databases. */
record PostgresCluster(DataDirectory data) {

    /** Replaces what initdb writes. */
    private static final String CONFIGURATION =
            """
            # Written at every start
            listen_addresses = '%s'
            port = %d
            # No socket file: its path would have to be short
            unix_socket_directories = ''
            # Several applications may share this server
            max_connections = 200
            timezone = 'UTC'
            log_timezone = 'UTC'
            default_text_search_config = 'pg_catalog.english'
            shared_preload_libraries = 'pg_stat_statements'
            # Bulk loads: tables filled in one transaction leave no log, and no checkpoint interrupts
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = '2GB'
            maintenance_work_mem = '256MB'
            # Does not wait for the disk: data survives a crash of the server, not of the machine
            fsync = off
            """;

    Path directory() {
        return data.resolve("postgres");
    }

    Optional<ServerProcess> process() throws IOException {
        return ServerProcess.find(pidFile(), this::isServer);
    }

    /** The directory distinguishes this server from any other PostgreSQL of the machine. */
    private boolean isServer(ProcessHandle.Info process) {
        List<String> arguments = List.of(process.arguments().orElse(new String[0]));
        return process.command().orElse("").contains("postgres")
                && arguments.contains(directory().toString());
    }

    /** Creates the cluster once, under another name first, so that a part is never used. */
    void create(PostgresPrograms programs) throws IOException {
        if (Files.exists(directory())) {
            checkVersion(programs);
            return;
        }
        // A name for each JVM: the initdb of a JVM that was killed may still run.
        Path unfinished = data.fresh("creating-" + ProcessHandle.current().pid());
        // In a file, because every account of the machine can read a program's arguments.
        Path password = data.resolve("initdb-password");
        DataDirectory.writePrivately(
                password, PostgresDatabase.password(data, PostgresDatabase.SUPERUSER));
        // The builtin locale sorts text alike on every platform; the system's locales do not.
        try {
            programs.run(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + PostgresDatabase.SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-sync");
        } finally {
            Files.delete(password);
        }
        Files.move(unfinished, directory());
    }

    private void checkVersion(PostgresPrograms programs) throws IOException {
        String created = Files.readString(directory().resolve("PG_VERSION")).strip();
        String available = programs.run("postgres", "--version").strip();
        if (!available.contains(" " + created + ".")) {
            throw new EmbeddedServersException(
                    "%s was created by PostgreSQL %s, and this is %s: delete it,"
                            + " or choose another directory with -Dsidebyside.data-dir",
                    directory(), created, available);
        }
    }

    void configure() throws IOException {
        Path file = configuration();
        Files.writeString(file, CONFIGURATION.formatted(Port.HOST, Port.choose(file)));
    }

    int port() throws IOException {
        return Port.in(configuration());
    }

    /**
     * PostgreSQL ignores the pid file of a process that has ended, after checking that none of its
     * children is left. But it does not start if another process has that pid now.
     */
    void forgetReusedPid() throws IOException {
        if (ServerProcess.processIn(pidFile()).isPresent() && process().isEmpty()) {
            Files.delete(pidFile());
        }
    }

    private Path configuration() {
        return directory().resolve("postgresql.conf");
    }

    private Path pidFile() {
        return directory().resolve("postmaster.pid");
    }
}
