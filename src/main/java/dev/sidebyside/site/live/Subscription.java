package dev.sidebyside.site.live;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One attempt to receive the messages of a channel. It is over when it fails or falls silent.
 *
 * <p>Quarkus' own subscription sets its handler after the command is sent. If Redis is faster, it
 * logs a warning and cannot end the subscription.
 */
final class Subscription {

    /** Several times as long as a channel that works is silent. */
    private static final Duration SILENCE = Duration.ofSeconds(7);

    private final Consumer<String> messages;
    private RedisConnection connection;
    private long lastSign = System.nanoTime();
    private boolean over;

    Subscription(Redis redis, String channel, Consumer<String> messages) {
        this.messages = messages;
        redis.connect()
                .compose(opened -> listen(opened).send(Request.cmd(Command.SUBSCRIBE, channel)))
                .onFailure(failure -> end());
    }

    private synchronized RedisConnection listen(RedisConnection opened) {
        connection = opened;
        opened.handler(this::receive);
        opened.endHandler(ended -> end());
        opened.exceptionHandler(failure -> end());
        if (over) {
            opened.close();
        }
        return opened;
    }

    private void receive(Response reply) {
        synchronized (this) {
            lastSign = System.nanoTime();
        }
        if (reply.size() == 3 && reply.get(0).toString().equals("message")) {
            messages.accept(reply.get(2).toString());
        }
    }

    synchronized boolean isOver() {
        return over || System.nanoTime() - lastSign > SILENCE.toNanos();
    }

    synchronized void end() {
        if (!over && connection != null) {
            connection.close();
        }
        over = true;
    }
}
