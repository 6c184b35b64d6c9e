package dev.sidebyside.platform.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * How a value is written to Redis and read back. A codec never reads what a cache of another name
 * or version has written.
 *
 * @param <V> the value
 */
public interface Codec<V> {

    /** Bytes that are ready to be sent: a hit costs nothing but the way to Redis. */
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

    /**
     * A response body that is ready to be sent, and the tag for its header {@code ETag}.
     *
     * @param tag without quotes; ASCII, at most 255 characters
     * @param body must not be changed
     */
    record TaggedBytes(String tag, byte[] body) {

        /** The length of the tag in one byte, the tag, the body. */
        public static final Codec<TaggedBytes> CODEC =
                Codec.of(TaggedBytes::encode, TaggedBytes::decode);

        private byte[] encode() {
            byte[] ascii = tag.getBytes(US_ASCII);
            return ByteBuffer.allocate(1 + ascii.length + body.length)
                    .put((byte) ascii.length)
                    .put(ascii)
                    .put(body)
                    .array();
        }

        private static TaggedBytes decode(byte[] stored) {
            ByteBuffer bytes = ByteBuffer.wrap(stored);
            byte[] tag = new byte[Byte.toUnsignedInt(bytes.get())];
            bytes.get(tag);
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return new TaggedBytes(new String(tag, US_ASCII), body);
        }
    }
}
