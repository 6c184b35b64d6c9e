package dev.sidebyside.platform.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files with passwords: no other account of the machine can read them. */
final class PrivateFile {

    private static final int PASSWORD_BYTES = 24;

    private PrivateFile() {}

    /** Replaces the file as a whole, so that no reader sees a half. */
    static void write(Path file, String content) throws IOException {
        // A temporary file has the mode 0600 before anything is in it.
        Path unfinished = Files.createTempFile(file.getParent(), file.getFileName() + "-", ".new");
        Files.writeString(unfinished, content);
        Files.move(unfinished, file, ATOMIC_MOVE);
    }

    /** Hexadecimal digits only, so that no file format needs quotes around it. */
    static String newPassword() {
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        return HexFormat.of().formatHex(password);
    }
}
