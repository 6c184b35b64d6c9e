package dev.sidebyside.platform.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * An answer that is ready to be sent, and what its header {@code ETag} says.
 *
 * @param tag without quotes; ASCII, at most 255 characters
 * @param body must not be changed
 */
public record TaggedBytes(String tag, byte[] body) {

    /** The length of the tag in one byte, the tag, the body. */
    public static final Codec<TaggedBytes> CODEC =
            new Codec<>() {
                @Override
                public byte[] encode(TaggedBytes value) {
                    byte[] tag = value.tag.getBytes(US_ASCII);
                    return ByteBuffer.allocate(1 + tag.length + value.body.length)
                            .put((byte) tag.length)
                            .put(tag)
                            .put(value.body)
                            .array();
                }

                @Override
                public TaggedBytes decode(byte[] stored) {
                    ByteBuffer bytes = ByteBuffer.wrap(stored);
                    byte[] tag = new byte[Byte.toUnsignedInt(bytes.get())];
                    bytes.get(tag);
                    byte[] body = new byte[bytes.remaining()];
                    bytes.get(body);
                    return new TaggedBytes(new String(tag, US_ASCII), body);
                }
            };
}
