package dev.sidebyside.lesson.httpcache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sidebyside.platform.cache.Caches.Codec;
import java.nio.ByteBuffer;

/**
 * A response body that is ready to be sent, and the tag for its header {@code ETag}.
 *
 * @param tag without quotes; ASCII, at most 255 characters
 * @param body must not be changed
 */
record TaggedBody(String tag, byte[] body) {

    /** The length of the tag in one byte, the tag, the body. */
    static final Codec<TaggedBody> CODEC = Codec.of(TaggedBody::encode, TaggedBody::decode);

    private byte[] encode() {
        byte[] ascii = tag.getBytes(US_ASCII);
        return ByteBuffer.allocate(1 + ascii.length + body.length)
                .put((byte) ascii.length)
                .put(ascii)
                .put(body)
                .array();
    }

    private static TaggedBody decode(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        byte[] tag = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(tag);
        byte[] body = new byte[bytes.remaining()];
        bytes.get(body);
        return new TaggedBody(new String(tag, US_ASCII), body);
    }
}
