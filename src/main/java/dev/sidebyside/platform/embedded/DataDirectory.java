package dev.sidebyside.platform.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/** Holds everything of the two servers: data, programs, configuration, logs, pid files, locks. */
record DataDirectory(Path path) {

    /** Creates the directory if needed, and resolves links: two spellings mean one directory. */
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

    /** Creates an empty directory; deletes what an interrupted start left there. */
    Path fresh(String name) throws IOException {
        Path fresh = resolve(name);
        if (Files.exists(fresh)) {
            PathUtils.deleteDirectory(fresh);
        }
        return Files.createDirectory(fresh);
    }

    /** The rest of the first line that begins with this; empty where there is no such file. */
    static Optional<String> value(Path file, String beginning) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .map(line -> line.substring(beginning.length()));
    }

    /**
     * Replaces a file that only its owner may read, because it contains passwords. No reader sees a
     * part of it.
     */
    static void writePrivately(Path file, String content) throws IOException {
        // A temporary file has the mode 0600 from its creation on.
        Path unfinished = Files.createTempFile(file.getParent(), file.getFileName() + "-", ".new");
        Files.writeString(unfinished, content);
        Files.move(unfinished, file, ATOMIC_MOVE);
    }
}
