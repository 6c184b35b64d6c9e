package dev.sidebyside.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The parsed and verified classes of the packaged service (application class-data sharing). A start
 * with them needs a third less CPU time, and the tests start the service many times.
 */
final class SharedArchive {

    /** An archive fits one version of the JVM. */
    private static final Path FILE =
            Path.of("target", "packaged-service-" + Runtime.version() + ".jsa");

    private SharedArchive() {}

    /** Returns the JVM's option. The first call after a build makes the archive. */
    static synchronized String option() throws IOException {
        Path lock = Path.of("target", "packaged-service.lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!isCurrent()) {
                make();
            }
        }
        return "-XX:SharedArchiveFile=" + FILE;
    }

    private static boolean isCurrent() throws IOException {
        Path jar = PackagedService.BUILT.resolve("quarkus-run.jar");
        return Files.exists(FILE)
                && Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    /** The JVM writes the archive when the service stops. */
    private static void make() throws IOException {
        Path fresh = Path.of(FILE + ".new");
        PackagedService.start(PackagedService.BUILT, "-XX:ArchiveClassesAtExit=" + fresh).close();
        Files.move(fresh, FILE, StandardCopyOption.REPLACE_EXISTING);
    }
}
