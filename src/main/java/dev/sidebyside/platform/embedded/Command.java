package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that has run to its end, or out of time, and what it printed. */
record Command(boolean succeeded, String output) {

    /** Output goes through a file: a pipe would have to be drained, and is kept open by daemons. */
    static Command run(DataDirectory data, Duration atMost, List<String> command)
            throws IOException {
        Path log = data.resolve("command.log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(data.path().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException noSuchProgram) {
            return new Command(false, noSuchProgram.getMessage());
        }
        if (!waitFor(process, atMost)) {
            process.destroyForcibly();
            return new Command(false, "not finished after %d s".formatted(atMost.toSeconds()));
        }
        return new Command(process.exitValue() == 0, Files.readString(log));
    }

    private static boolean waitFor(Process process, Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The line that says why a program gave up: the last one that speaks of an error. */
    static String reason(String output) {
        String last = "no output";
        String lastError = null;
        for (String line : output.strip().lines().toList()) {
            last = line;
            lastError = line.matches(".*(error|FATAL).*") ? line : lastError;
        }
        return lastError != null ? lastError : last;
    }
}
