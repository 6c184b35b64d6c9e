package dev.sidebyside.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands on one connection, while Redis is busy with the first. */
@QuarkusTest
class RedisCommandsTest {

    @Inject Redis redis;
    @Inject Vertx vertx;

    private RedisCommands commands;
    private Future<Response> first;

    @BeforeEach
    void keepRedisBusy() {
        commands = new RedisCommands(redis, vertx, RedisClientType.STANDALONE, 4);
        Request slow = Request.cmd(Command.EVAL).arg("for i = 1, 1e7 do end return 1").arg(0);
        first = commands.sendWithoutBreaker(slow);
    }

    /** It may come from a former master. */
    @Test
    void doesNotCountAReplyOnAnOldConnection() {
        commands.reconnect();

        await().until(first::isComplete);

        assertThat(first.failed()).isTrue();
    }

    @Test
    void refusesAReadWhenHalfOfTheCapacityIsTaken() {
        List<Future<Response>> reads = Stream.generate(this::read).limit(3).toList();

        assertThat(reads.get(2).failed()).isTrue();
        await().until(() -> Future.all(reads.subList(0, 2)).isComplete());
        assertThat(reads.subList(0, 2)).allMatch(Future::succeeded);
        assertThat(read().toCompletionStage()).succeedsWithin(java.time.Duration.ofSeconds(20));
    }

    @Test
    void keepsTheConnectionWhenItRefusesARead() {
        Stream.generate(this::read).limit(3).forEach(read -> {});

        await().until(first::isComplete);

        assertThat(first.succeeded()).isTrue();
    }

    private Future<Response> read() {
        return commands.send(Request.cmd(Command.PING), late -> {});
    }
}
