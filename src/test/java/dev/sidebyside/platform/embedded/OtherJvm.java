package dev.sidebyside.platform.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another JVM that starts the servers, says how that went, and closes them when it is told to. */
final class OtherJvm {

    private final Process process;

    /** {@code started}, or the message of the exception. */
    final String said;

    private OtherJvm(Process process) throws IOException {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
    }

    static OtherJvm starting(Path data) throws IOException {
        return starting(data, System.getenv("PATH"));
    }

    static OtherJvm starting(Path data, String path) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        data.toString());
        builder.environment().put("PATH", path);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new OtherJvm(builder.start());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** The end of its input is the sign, so that it also closes when this JVM dies. */
    void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedServers servers = EmbeddedServers.start(Path.of(arguments[0]), true, true)) {
            System.out.println("started");
            while (System.in.read() != -1) {}
        } catch (EmbeddedServersException e) {
            System.out.println(e.getMessage());
        }
    }
}
