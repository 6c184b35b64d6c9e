package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The passwords of the superuser and of the application's role: random, created once. They are kept
 * in {@code pgpass}, in the format that {@code psql} reads when {@code PGPASSFILE} names the file.
 */
record PostgresPasswords(Path file) {

    static PostgresPasswords in(DataDirectory data) throws IOException {
        PostgresPasswords passwords = new PostgresPasswords(data.resolve("pgpass"));
        if (Files.notExists(passwords.file)) {
            PrivateFile.write(
                    passwords.file,
                    newLine(PostgresDatabase.SUPERUSER) + newLine(PostgresDatabase.NAME));
        }
        return passwords;
    }

    String of(String user) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(prefix(user)))
                .map(line -> line.substring(prefix(user).length()))
                .findFirst()
                .orElseThrow(() -> new IOException(file + " has no password for " + user));
    }

    private static String newLine(String user) {
        return prefix(user) + PrivateFile.newPassword() + "\n";
    }

    /** Any port and any database. */
    private static String prefix(String user) {
        return Port.HOST + ":*:*:" + user + ":";
    }
}
