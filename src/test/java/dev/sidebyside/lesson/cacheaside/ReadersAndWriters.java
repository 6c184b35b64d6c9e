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
 * Readers and writers of a few profiles, through several instances at once. Before it asks, a
 * reader notes the last version whose change was answered: an older one is stale.
 */
final class ReadersAndWriters {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READERS = 16;
    private static final int WRITERS = 4;

    /** Shared by all writers; what keeps the readers ahead, whatever the machine. */
    private static final int READS_PER_WRITE = 20;

    private static final List<String> HANDLES =
            List.of("luz-wren", "henk-hawthorn", "xenia-moss", "selma-calder");

    private final List<PackagedService> instances;
    private final String side;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(HANDLES.size());
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
     * What was seen.
     *
     * @param stale each answer that was older than an acknowledged change
     * @param failures each answer that was neither a success nor a 412
     */
    record Report(int reads, int hits, int writes, List<String> stale, List<String> failures) {}

    /** For so long, and longer where so many reads take longer. */
    Report run(Duration time, int atLeast, Misfortune inTheMiddle) throws Exception {
        long start = System.nanoTime();
        List<Thread> threads = start();
        await().atMost(PATIENCE).until(() -> isPast(start, time.dividedBy(2)));
        inTheMiddle.happen();
        await().atMost(PATIENCE).until(() -> isPast(start, time) && readCount.get() >= atLeast);
        return stop(threads);
    }

    /** Until the first stale answer; there must be one. */
    Report runUntilStale() throws Exception {
        List<Thread> threads = start();
        try {
            await("a stale answer").atMost(PATIENCE).until(() -> !stale.isEmpty());
        } finally {
            over = true;
        }
        return stop(threads);
    }

    /** What happens to the servers meanwhile. */
    interface Misfortune {
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
        int who = ThreadLocalRandom.current().nextInt(HANDLES.size());
        int known = acknowledged.get(who);
        HttpResponse<String> answer = send(request(who).build());
        if (answer.statusCode() != 200) {
            failures.add(answer + " " + answer.body());
            return;
        }
        if (version(answer) < known) {
            stale.add("%s: version %d after %d".formatted(answer, version(answer), known));
        }
        String timing = answer.headers().firstValue("Server-Timing").orElse("");
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
        int who = ThreadLocalRandom.current().nextInt(HANDLES.size());
        String body = "{\"name\":\"%d\",\"bio\":\"\"}".formatted(System.nanoTime());
        HttpResponse<String> answer =
                send(
                        request(who)
                                .header("If-Match", "*")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body))
                                .build());
        if (answer.statusCode() == 200 && isConfirmed(answer)) {
            acknowledged.accumulateAndGet(who, version(answer), Math::max);
            writes.incrementAndGet();
        } else if (answer.statusCode() != 200 && answer.statusCode() != 412) {
            failures.add(answer + " " + answer.body());
        }
    }

    /** Only then is anything promised. */
    private static boolean isConfirmed(HttpResponse<String> change) {
        return change.headers()
                .firstValue("Server-Timing")
                .filter(timing -> timing.contains("unconfirmed"))
                .isEmpty();
    }

    private HttpRequest.Builder request(int who) {
        PackagedService any = instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
        String path = side + "/authors/" + HANDLES.get(who) + "/profile";
        return HttpRequest.newBuilder(URI.create(any.url(path)));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int version(HttpResponse<String> answer) {
        return Integer.parseInt(
                answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
    }
}
