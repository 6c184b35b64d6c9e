package dev.sidebyside.site.live;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One attempt to receive the messages of a channel. It is over when it fails or falls silent. It
 * uses no lock: the client calls back while it holds one of its own.
 *
 * <p>Quarkus' own subscription sets its handler after the command is sent. If Redis is faster, it
 * logs a warning and cannot end the subscription.
 */
final class Subscription {

    /** Several times as long as a channel that works is silent. */
    private static final Duration SILENCE = Duration.ofSeconds(7);

    private final Consumer<String> messages;
    private final AtomicReference<RedisConnection> open = new AtomicReference<>();
    private volatile long lastSign = System.nanoTime();
    private volatile boolean over;

    Subscription(Redis redis, String channel, Consumer<String> messages) {
        this.messages = messages;
        redis.connect()
                .compose(opened -> listen(opened).send(Request.cmd(Command.SUBSCRIBE, channel)))
                .onFailure(failure -> end());
    }

    private RedisConnection listen(RedisConnection opened) {
        opened.handler(this::receive);
        opened.endHandler(ended -> end());
        opened.exceptionHandler(failure -> end());
        open.set(opened);
        if (over) {
            close();
        }
        return opened;
    }

    private void receive(Response reply) {
        lastSign = System.nanoTime();
        if (reply.size() == 3 && reply.get(0).toString().equals("message")) {
            messages.accept(reply.get(2).toString());
        }
    }

    boolean isOver() {
        return over || System.nanoTime() - lastSign > SILENCE.toNanos();
    }

    void end() {
        over = true;
        close();
    }

    private void close() {
        RedisConnection connection = open.getAndSet(null);
        if (connection != null) {
            connection.close();
        }
    }
}
