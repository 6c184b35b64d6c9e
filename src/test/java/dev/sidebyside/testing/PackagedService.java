package dev.sidebyside.testing;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as a process of its own, as users run it, on any free port. */
public final class PackagedService implements AutoCloseable {

    /** Where its servers keep their data. */
    public static final Path DATA = Fork.directory("packaged-servers");

    /** The application as the build leaves it. */
    public static final Path BUILT = Path.of("target/quarkus-app");

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    /** The last thing it does by itself: from here on it is idle. */
    private static final String GREETING = "Fast: curl";

    private static boolean warm;

    private final Process process;
    private final int port;
    private final Queue<String> log;

    private PackagedService(Process process, int port, Queue<String> log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Returns when it listens and has greeted.
     *
     * @param properties such as {@code sidebyside.profiler=off}, or options of the JVM such as
     *     {@code -Xmx256m}
     */
    public static PackagedService start(String... properties) throws IOException {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add(SharedArchive.option());
        return start(BUILT, all.toArray(String[]::new));
    }

    /** Starts several instances at the same time. */
    public static List<PackagedService> start(int instances, String... properties)
            throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(instances);
        try {
            Callable<PackagedService> start = () -> start(properties);
            List<PackagedService> started = new ArrayList<>();
            for (Future<PackagedService> instance :
                    starters.invokeAll(Collections.nCopies(instances, start))) {
                started.add(instance.get());
            }
            return started;
        } finally {
            starters.shutdown();
        }
    }

    /**
     * As {@link #start(String...)}, but of another build, and without the {@link SharedArchive}.
     *
     * @param application a directory as {@link #BUILT}
     */
    public static PackagedService start(Path application, String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It runs for seconds: compiling its code well takes longer than it saves.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dquarkus.http.port=0");
        command.add("-Dsidebyside.data-dir=" + DATA);
        command.add("-Dsidebyside.demo.posts=1000");
        for (String property : properties) {
            command.add(property.startsWith("-") ? property : "-D" + property);
        }
        command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Queue<String> log = new ConcurrentLinkedQueue<>();
        return new PackagedService(process, port(process, log), log);
    }

    public String url(String pathAndQuery) {
        return "http://localhost:" + port + pathAndQuery;
    }

    public int port() {
        return port;
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Whether its port is closed for new connections, as when it does not run, or stops. */
    public boolean refusesConnections() throws IOException {
        try (OpenConnection connection = new OpenConnection(port)) {
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    /** What it has said so far, line by line. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** Ends it without a last word. */
    public void kill() {
        process.toHandle().destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    /** The bytes that its heap holds after a collection. */
    public long heapInUse() throws IOException, InterruptedException {
        jcmd("GC.run");
        return (long) metric("jvm_memory_used_bytes", "area=\"heap\"");
    }

    /** From here on it neither responds nor closes a connection. */
    public void freeze() throws IOException {
        Signal.send("STOP", process.pid());
    }

    public void thaw() throws IOException {
        Signal.send("CONT", process.pid());
    }

    /** The sum of a metric over what it is tagged with, or the part whose tags contain this. */
    public double metric(String name, String tags) {
        return given().get(url("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(tags))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Asks it to stop, as Ctrl-C does, and waits until it has. */
    @Override
    public void close() {
        // Not Process.destroy(): that would close the pipe which the service still writes to.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                String threads = jcmd("Thread.print");
                process.destroyForcibly();
                throw new IllegalStateException(
                        "The service did not stop in 60 s:\n%s\n%s"
                                .formatted(String.join("\n", log), threads));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process run =
                new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), command).start();
        String output = new String(run.getInputStream().readAllBytes(), UTF_8);
        run.waitFor();
        return output;
    }

    private static int port(Process process, Queue<String> log) throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        int port = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
            } else if (line.contains(GREETING)) {
                // Reads on: a full pipe would stop the service.
                read(output, log);
                warmUpRestAssured(port);
                return port;
            }
        }
        await().until(() -> !process.isAlive());
        throw new IllegalStateException(
                "The service did not start (exit code %d):\n%s"
                        .formatted(process.exitValue(), String.join("\n", log)));
    }

    /**
     * Sends a request with a body and reads the response. REST Assured is written in Groovy, which
     * may hang if several threads are the first to use a class. Here one thread is the first.
     */
    private static synchronized void warmUpRestAssured(int port) {
        if (!warm) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("name", "Nobody"))
                    .header("If-Match", "*")
                    .put("http://localhost:" + port + "/naive/authors/nobody/profile")
                    .then()
                    .body("status", notNullValue());
            warm = true;
        }
    }

    private static void read(BufferedReader output, Queue<String> log) {
        Thread reader = new Thread(() -> output.lines().forEach(log::add), "service output");
        reader.setDaemon(true);
        reader.start();
    }
}
