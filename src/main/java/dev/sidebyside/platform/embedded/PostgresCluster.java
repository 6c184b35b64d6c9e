package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL calls a cluster: the directory that one server keeps its databases in. */
record PostgresCluster(DataDirectory data) {

    Path directory() {
        return data.resolve("postgres");
    }

    PostgresConfiguration configuration() {
        return new PostgresConfiguration(directory().resolve("postgresql.conf"));
    }

    Optional<ServerProcess> process() throws IOException {
        return ServerProcess.find(pidFile(), this::isServer);
    }

    /** The directory tells this server from any other PostgreSQL on the machine. */
    private boolean isServer(ProcessHandle.Info process) {
        List<String> arguments = List.of(process.arguments().orElse(new String[0]));
        return process.command().orElse("").contains("postgres")
                && arguments.contains(directory().toString());
    }

    /** Creates the cluster once, under another name first, so that a half is never used. */
    void create(PostgresPrograms programs, PostgresPasswords passwords) throws IOException {
        if (Files.exists(directory())) {
            checkVersion(programs);
            return;
        }
        // A name of its own: an initdb that outlived its JVM may still be at work in another.
        Path unfinished = data.fresh("creating-" + ProcessHandle.current().pid());
        // A file, because every account of the machine can see a program's arguments.
        Path password = data.resolve("initdb-password");
        PrivateFile.write(password, passwords.of(PostgresDatabase.SUPERUSER));
        // The builtin locale sorts text alike on every platform; the system's own does not.
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
                    ("%s was created by PostgreSQL %s, and this is %s: delete it,"
                                    + " or choose another directory with -Dsidebyside.data-dir")
                            .formatted(directory(), created, available));
        }
    }

    /**
     * PostgreSQL copes with the pid file of a dead process, and checks that none of its children is
     * left. It does not start when some other process has got the number.
     */
    void forgetReusedPid() throws IOException {
        boolean reused = ServerProcess.pidIn(pidFile()).flatMap(ProcessHandle::of).isPresent();
        if (reused && process().isEmpty()) {
            Files.delete(pidFile());
        }
    }

    /** From the next reload on, every connection needs a password. */
    void requirePasswords() throws IOException {
        PrivateFile.write(
                directory().resolve("pg_hba.conf"),
                "host all all " + Port.HOST + "/32 scram-sha-256\n");
    }

    private Path pidFile() {
        return directory().resolve("postmaster.pid");
    }
}
