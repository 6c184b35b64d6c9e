package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where everything lives: the two servers' data, their programs, logs and pid files, the locks. */
record DataDirectory(Path path) {

    /**
     * Creates the directory where needed; links are resolved, so two spellings mean one directory.
     */
    static DataDirectory open(Path requested) throws IOException {
        Files.createDirectories(requested);
        Path path = requested.toRealPath();
        if (!Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return new DataDirectory(path);
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A new directory of that name, without what an interrupted start left in it. */
    Path fresh(String name) throws IOException {
        Path fresh = resolve(name);
        if (Files.exists(fresh)) {
            try (Stream<Path> files = Files.walk(fresh)) {
                // Contents before the directory that holds them.
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectory(fresh);
    }

    /** The place for data that may be deleted at any time, by each system's own convention. */
    static Path ofUser() {
        Path home = Path.of(System.getProperty("user.home"));
        if (System.getProperty("os.name").startsWith("Mac")) {
            return home.resolve("Library/Caches/side-by-side");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        // The XDG specification has relative paths ignored.
        boolean usable = xdg != null && Path.of(xdg).isAbsolute();
        return (usable ? Path.of(xdg) : home.resolve(".cache")).resolve("side-by-side");
    }
}
