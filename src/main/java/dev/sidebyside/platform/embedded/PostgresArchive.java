package dev.sidebyside.platform.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform, in one of the jars that zonky.io publishes. */
record PostgresArchive(byte[] content) {

    static PostgresArchive ofThisPlatform() throws IOException {
        String name = name();
        try (InputStream in = PostgresArchive.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new EmbeddedServersException(
                        ("No PostgreSQL for this platform in this build (%s):"
                                        + " set quarkus.datasource.jdbc.url, or use docker compose")
                                .formatted(name));
            }
            return new PostgresArchive(in.readAllBytes());
        }
    }

    private static String name() {
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
        return "/postgres-%s-%s%s.txz".formatted(system, architecture, distribution);
    }

    /** Tells one release from another: the programs of an older build are not taken for these. */
    String checksum() {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return Long.toHexString(checksum.getValue());
    }

    void unpackInto(Path target) throws IOException {
        try (InputStream xz = new XZInputStream(new ByteArrayInputStream(content));
                TarArchiveInputStream tar = new TarArchiveInputStream(xz)) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                unpack(tar, entry, target.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            file.toFile().setExecutable(file.getParent().endsWith("bin"));
        }
    }
}
