package dev.sidebyside.lesson.cacheaside;

import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.PackagedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Clients that read and write a few profiles through several instances. Before each request, a
 * reader remembers the last confirmed version; a response with an older version is stale.
 */
final class ReadersAndWriters {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int READERS = 16;
    private static final int WRITERS = 4;

    /** Limits the writers, so that on any machine most requests are reads. */
    private static final int READS_PER_WRITE = 20;

    private static final List<String> HANDLES =
            List.of("luz-wren", "henk-hawthorn", "xenia-moss", "selma-calder");

    private final List<PackagedService> instances;
    private final String side;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtomicIntegerArray confirmed = new AtomicIntegerArray(HANDLES.size());
    private final Semaphore reads = new Semaphore(0);
    private final AtomicInteger readCount = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final Queue<String> stale = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /**
     * @param side as in {@code /optimized}
     */
    ReadersAndWriters(List<PackagedService> instances, String side) {
        this.instances = instances;
        this.side = side;
    }

    /**
     * What the clients observed.
     *
     * @param stale the responses that were older than a confirmed change
     * @param failures the responses that were neither a success nor a 412
     */
    record Report(int reads, int hits, int writes, List<String> stale, List<String> failures) {}

    /** Runs for this time, or longer until there were this many reads. */
    Report run(Duration time, int atLeast, Disruption halfway) throws Exception {
        long start = System.nanoTime();
        List<Thread> threads = start();
        await().atMost(TIMEOUT).until(() -> isPast(start, time.dividedBy(2)));
        halfway.happen();
        await().atMost(TIMEOUT).until(() -> isPast(start, time) && readCount.get() >= atLeast);
        return stop(threads);
    }

    /** Runs until the first stale response; fails if there is none within a minute. */
    Report runUntilStale() throws Exception {
        List<Thread> threads = start();
        try {
            await("a stale response").atMost(TIMEOUT).until(() -> !stale.isEmpty());
        } finally {
            over = true;
        }
        return stop(threads);
    }

    /** What a test does to the servers in the meantime. */
    interface Disruption {
        void happen() throws Exception;
    }

    private List<Thread> start() {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < READERS + WRITERS; i++) {
            Runnable task = i < READERS ? this::read : this::write;
            threads.add(new Thread(() -> repeat(task), "client"));
        }
        threads.forEach(Thread::start);
        return threads;
    }

    private Report stop(List<Thread> threads) throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return new Report(
                readCount.get(),
                hits.get(),
                writes.get(),
                List.copyOf(stale),
                List.copyOf(failures));
    }

    private static boolean isPast(long start, Duration time) {
        return System.nanoTime() - start > time.toNanos();
    }

    private void repeat(Runnable task) {
        while (!over) {
            task.run();
        }
    }

    private void read() {
        int author = ThreadLocalRandom.current().nextInt(HANDLES.size());
        int known = confirmed.get(author);
        HttpResponse<String> response = send(request(author).build());
        if (response.statusCode() != 200) {
            failures.add(response + " " + response.body());
            return;
        }
        if (version(response) < known) {
            stale.add("%s: version %d after %d".formatted(response, version(response), known));
        }
        String timing = response.headers().firstValue("Server-Timing").orElse("");
        hits.addAndGet(timing.contains("desc=hit") ? 1 : 0);
        readCount.incrementAndGet();
        reads.release();
    }

    private void write() {
        try {
            if (!reads.tryAcquire(READS_PER_WRITE, 100, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        int author = ThreadLocalRandom.current().nextInt(HANDLES.size());
        String body = "{\"name\":\"%d\",\"bio\":\"\"}".formatted(System.nanoTime());
        HttpResponse<String> response =
                send(
                        request(author)
                                .header("If-Match", "*")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body))
                                .build());
        if (response.statusCode() == 200 && isConfirmed(response)) {
            confirmed.accumulateAndGet(author, version(response), Math::max);
            writes.incrementAndGet();
        } else if (response.statusCode() != 200 && response.statusCode() != 412) {
            failures.add(response + " " + response.body());
        }
    }

    /** The guarantee holds for confirmed changes only. */
    private static boolean isConfirmed(HttpResponse<String> change) {
        return change.headers()
                .firstValue("Server-Timing")
                .filter(timing -> timing.contains("unconfirmed"))
                .isEmpty();
    }

    private HttpRequest.Builder request(int author) {
        PackagedService instance =
                instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
        String path = side + "/authors/" + HANDLES.get(author) + "/profile";
        return HttpRequest.newBuilder(URI.create(instance.url(path)));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int version(HttpResponse<String> response) {
        return Integer.parseInt(
                response.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
    }
}
