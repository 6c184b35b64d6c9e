package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The result of a command that has ended, or that was stopped after a time. */
record Command(boolean succeeded, String output) {

    /**
     * Writes the output to a file: the command may start a daemon, which would keep a pipe open.
     */
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
        try {
            if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Command(process.exitValue() == 0, Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return new Command(false, "not finished after %d s".formatted(atMost.toSeconds()));
    }

    /** The line that says why a program failed: the last one with an error, or else the last. */
    static String reason(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.stream()
                .filter(line -> line.matches(".*(error|FATAL).*"))
                .reduce((earlier, later) -> later)
                .orElse(lines.isEmpty() ? "no output" : lines.get(lines.size() - 1));
    }
}
