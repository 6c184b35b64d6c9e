package dev.sidebyside.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connects with the passwords that the embedded servers keep in their data directory. */
final class PgPass {

    private PgPass() {}

    /**
     * The caller closes the connection.
     *
     * @param user {@code postgres}, the superuser, or {@code sidebyside}
     */
    static Connection connect(Path dataDirectory, String url, String user) throws SQLException {
        return DriverManager.getConnection(url, user, password(dataDirectory, user));
    }

    private static String password(Path dataDirectory, String user) {
        String marker = ":" + user + ":";
        try {
            return Files.readAllLines(dataDirectory.resolve("pgpass")).stream()
                    .filter(line -> line.contains(marker))
                    .map(line -> line.substring(line.indexOf(marker) + marker.length()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
