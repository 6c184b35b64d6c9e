package dev.sidebyside.site.live;

import static dev.sidebyside.testing.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.RedisNode;
import dev.sidebyside.testing.RedisStandalone;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Has its own clients, because a deadlock would also keep the tested application from stopping. */
class SubscriptionTest {

    private static final int ROUNDS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final Vertx otherVertx = Vertx.vertx();
    private RedisNode node;

    @BeforeEach
    void start() throws Exception {
        node = RedisStandalone.start().node();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close();
        otherVertx.close();
        node.close();
    }

    /** As when the service stops. The client calls back while it holds a lock of its own. */
    @Test
    void mayEndWhileItsConnectionCloses() throws Exception {
        Redis client = client(vertx);
        Redis other = client(otherVertx);
        Request kill = Request.cmd(Command.CLIENT, "KILL", "TYPE", "pubsub");
        for (int round = 0; round < ROUNDS; round++) {
            var subscription = new Subscription(client, "channel", message -> {});
            await().until(() -> node.send("PUBSUB NUMSUB channel").contains(":1\r\n"));

            // Redis replies and closes the subscription's connection at the same moment.
            var ended =
                    other.send(kill)
                            .onComplete(killed -> subscription.end())
                            .toCompletionStage()
                            .toCompletableFuture();

            assertThat(ended)
                    .as("the end in round %d: a deadlock with the Redis client?", round)
                    .succeedsWithin(PATIENCE);
            assertThat(subscription.isOver()).isTrue();
        }
    }

    private Redis client(Vertx vertx) {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString("redis://127.0.0.1:" + node.port())
                        .setPassword(RedisNode.PASSWORD));
    }
}
