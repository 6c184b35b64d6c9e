package dev.sidebyside.platform.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * How a value is written to Redis and read back. A codec never reads what a cache of another name
 * or version has written.
 *
 * @param <V> the value
 */
public interface Codec<V> {

    /** Bytes that are ready to be sent: a hit costs one round trip to Redis. */
    Codec<byte[]> BYTES = of(Function.identity(), Function.identity());

    byte[] encode(V value);

    V decode(byte[] stored);

    static <V> Codec<V> of(Function<V, byte[]> encode, Function<byte[], V> decode) {
        return new Codec<>() {
            @Override
            public byte[] encode(V value) {
                return encode.apply(value);
            }

            @Override
            public V decode(byte[] stored) {
                return decode.apply(stored);
            }
        };
    }

    /** A value that the program works with: each hit parses it. */
    static <V> Codec<V> json(ObjectMapper mapper, Class<V> type) {
        return of(
                value -> {
                    try {
                        return mapper.writeValueAsBytes(value);
                    } catch (JsonProcessingException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                stored -> {
                    try {
                        return mapper.readValue(stored, type);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
