package dev.sidebyside.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as a process of its own, as users run it, on any free port. */
public final class PackagedService implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    private final Process process;
    private final String address;

    private PackagedService(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Returns when it listens.
     *
     * @param properties such as {@code sidebyside.profiler=off}
     */
    public static PackagedService start(String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquarkus.http.port=0");
        command.add("-Dsidebyside.data-dir=target/packaged-servers");
        command.add("-Dsidebyside.demo.posts=1000");
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new PackagedService(process, "http://localhost:" + port(process));
    }

    public String url(String pathAndQuery) {
        return address + pathAndQuery;
    }

    /** Asks it to stop, as Ctrl-C does, and waits until it has. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The service did not stop in 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String port(Process process) throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        StringBuilder log = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                // From here on nobody reads; without this a full pipe would stop the service.
                drain(output);
                return listening.group(1);
            }
            log.append(line).append('\n');
        }
        throw new IllegalStateException("The service did not start:\n" + log);
    }

    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "service output");
        reader.setDaemon(true);
        reader.start();
    }
}
