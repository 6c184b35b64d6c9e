package dev.sidebyside.site.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files of the repository that the build packages: docs/*.md and the lessons' code. */
final class RepositoryFile {

    private static final String PACKAGED = "repository/";

    private RepositoryFile() {}

    /**
     * In development mode, reads the file itself, so that a page shows an edit after a reload.
     *
     * @param path relative to the repository
     * @return empty if there is no such file
     */
    static Optional<String> read(String path) {
        try {
            Path file = Path.of(path);
            if (LaunchMode.current() == LaunchMode.DEVELOPMENT && Files.exists(file)) {
                return Optional.of(Files.readString(file));
            }
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            try (InputStream in = loader.getResourceAsStream(PACKAGED + path)) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(new String(in.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
