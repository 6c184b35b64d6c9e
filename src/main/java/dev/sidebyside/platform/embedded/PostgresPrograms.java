package dev.sidebyside.platform.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked from a jar that zonky.io publishes
 * for each platform.
 */
record PostgresPrograms(DataDirectory data, Path home) {

    private static final String MISSING =
            "No PostgreSQL for this platform in this build (%s):"
                    + " set quarkus.datasource.jdbc.url, or use docker compose";

    private static final String NOT_AS_ROOT =
            "PostgreSQL refuses to run as root, and cannot run as nobody (%s):"
                    + " start as another user, or set quarkus.datasource.jdbc.url";

    private static final String FAILED =
            "PostgreSQL does not start (%s reports: %s): see the logs in %s,"
                    + " or set quarkus.datasource.jdbc.url";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
    private static final List<String> AS_NOBODY = List.of("unshare", "-U");

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** Unpacks each release once, under another name first, so that a part is never used. */
    static PostgresPrograms unpack(DataDirectory data) throws IOException {
        byte[] archive = archive();
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        Path home = data.resolve("postgresql-" + Long.toHexString(checksum.getValue()));
        if (Files.notExists(home)) {
            Path unfinished = data.fresh("unpacking");
            unpack(archive, unfinished);
            Files.move(unfinished, home);
        }
        return new PostgresPrograms(data, home);
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        String architecture =
                switch (machine) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> machine;
                };
        // Alpine has a C library of its own.
        String distribution = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        String name = "/postgres-%s-%s%s.txz".formatted(system, architecture, distribution);
        try (InputStream in = PostgresPrograms.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new EmbeddedServersException(MISSING, name);
            }
            return in.readAllBytes();
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (InputStream xz = new XZInputStream(new ByteArrayInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(xz)) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path file = target.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (!entry.isDirectory()) {
                    Files.copy(tar, file);
                    file.toFile().setExecutable(file.getParent().endsWith("bin"));
                }
            }
        }
    }

    /** Returns what the program printed; throws when it fails. */
    String run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(ROOT ? AS_NOBODY : List.of());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Command done = Command.run(data, PATIENCE, command);
        if (!done.succeeded()) {
            String reason = Command.reason(done.output() + Files.readString(log()));
            throw ROOT && reason.contains("unshare")
                    ? new EmbeddedServersException(NOT_AS_ROOT, reason)
                    : new EmbeddedServersException(FAILED, program, reason, data.path());
        }
        return done.output();
    }

    /** The server's log; it also contains the reason when the server does not start. */
    Path log() {
        return data.resolve("postgres.log");
    }
}
