package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked and ready to run. */
record PostgresPrograms(DataDirectory data, Path home) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
    private static final List<String> AS_NOBODY = List.of("unshare", "-U");

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** Unpacks once, under another name first, so that a half is never used. */
    static PostgresPrograms unpack(DataDirectory data) throws IOException {
        PostgresArchive archive = PostgresArchive.ofThisPlatform();
        Path home = data.resolve("postgresql-" + archive.checksum());
        if (Files.notExists(home)) {
            Path unfinished = data.fresh("unpacking");
            archive.unpackInto(unfinished);
            Files.move(unfinished, home);
        }
        return new PostgresPrograms(data, home);
    }

    /** Returns what the program printed; throws when it fails. */
    String run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(ROOT ? AS_NOBODY : List.of());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Command done = Command.run(data, PATIENCE, command);
        if (!done.succeeded()) {
            throw failure(program, Command.reason(done.output() + Files.readString(log())));
        }
        return done.output();
    }

    /** So that what it says is about this start. */
    void emptyLog() throws IOException {
        Files.writeString(log(), "");
    }

    /** Where the server writes; that is also where it says why it does not start. */
    Path log() {
        return data.resolve("postgres.log");
    }

    private EmbeddedServersException failure(String program, String reason) {
        if (ROOT && reason.contains("unshare")) {
            return new EmbeddedServersException(
                    ("PostgreSQL refuses to run as root, and as nobody it cannot (%s):"
                                    + " start as another user, or set quarkus.datasource.jdbc.url")
                            .formatted(reason));
        }
        return new EmbeddedServersException(
                ("PostgreSQL does not start (%s says: %s): see the logs in %s,"
                                + " or set quarkus.datasource.jdbc.url")
                        .formatted(program, reason, data.path()));
    }
}
