package dev.sidebyside.platform.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How a value is written to Redis and read back.
 *
 * @param <V> the value
 */
public interface Codec<V> {

    /** Bytes that are ready to be sent: a hit costs nothing but the way to Redis. */
    Codec<byte[]> BYTES =
            new Codec<>() {
                @Override
                public byte[] encode(byte[] value) {
                    return value;
                }

                @Override
                public byte[] decode(byte[] stored) {
                    return stored;
                }
            };

    byte[] encode(V value);

    /** Never asked to read what a cache of another name or version has written. */
    V decode(byte[] stored);

    /** A value that the program goes on working with: each hit parses it. */
    static <V> Codec<V> json(ObjectMapper mapper, Class<V> type) {
        return new Codec<>() {
            @Override
            public byte[] encode(V value) {
                try {
                    return mapper.writeValueAsBytes(value);
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public V decode(byte[] stored) {
                try {
                    return mapper.readValue(stored, type);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
