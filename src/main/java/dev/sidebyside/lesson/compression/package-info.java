/**
 * <b>Problem.</b> A list of texts is mostly words and repeated names of fields. It is sent as it
 * is, although nearly every client can decompress: on a slow network, the time of the request is
 * the time of the transfer.
 *
 * <p><b>Fix.</b> Content negotiation: if {@code Accept-Encoding} allows it, the response is
 * compressed with gzip. {@code Vary} keeps caches from sending one coding to clients of the other,
 * and the ETag is weak, because both codings are the same version with different bytes.
 *
 * <p><b>When it loses.</b> Compressing takes time: within a data center or for a small response it
 * costs more than it saves. Images are compressed already. And a response that contains both a
 * secret and text of the client must not be compressed, because its length reveals the secret.
 */
@Lesson(
        chapter = Chapter.RETURN_LESS,
        place = 5,
        title = "Compression",
        teaches = "A client that can decompress receives a fraction of the bytes.",
        django = "GZipMiddleware and gzip_page",
        example = "/feed?limit=100",
        measure = Measure.BODY_BYTES,
        floor = 0.2,
        because =
                "The fix is not meant to be faster here: without a network, only the time to compress remains. "
                        + "The gain is in the bytes.")
package dev.sidebyside.lesson.compression;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
