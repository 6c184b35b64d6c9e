package dev.sidebyside.platform.cache;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;

/** What Redis does in one step, so that nothing comes in between (Lua, run by {@code EVAL}). */
enum Script {
    /** KEYS value, absent, lease; ARGV key, token, milliseconds of the lease. */
    FIND_OR_LEASE(
            """
            local value = redis.call('GET', KEYS[1])
            if value then return {'found', value} end
            if redis.call('GET', KEYS[2]) == ARGV[1] then return {'absent'} end
            if redis.call('SET', KEYS[3], ARGV[2], 'NX', 'PX', ARGV[3]) then return {'leased'} end
            if redis.call('GET', KEYS[3]) == ARGV[2] then return {'leased'} end
            return {'busy'}"""),

    /** KEYS value or absent, lease; ARGV token, value, milliseconds to live. */
    STORE(
            """
            if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
            redis.call('DEL', KEYS[2])
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1"""),

    /** KEYS lease; ARGV token. */
    RELEASE("if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"),

    /** ARGV pattern. */
    CLEAR("for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('UNLINK', key) end"),

    /** KEYS name of the data; ARGV pattern, what their name must be. */
    CLEAR_UNLESS(
            """
            if redis.call('GET', KEYS[1]) == ARGV[2] then return end
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('UNLINK', key) end
            redis.call('SET', KEYS[1], ARGV[2])""");

    private final String text;

    Script(String text) {
        this.text = text;
    }

    /** To be followed by the other arguments. */
    Request on(String... keys) {
        Request eval = Request.cmd(Command.EVAL).arg(text).arg(keys.length);
        for (String key : keys) {
            eval.arg(key);
        }
        return eval;
    }
}
