package dev.sidebyside.site.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;

/**
 * What each lesson's example costs with the 1,000 posts of the tests. A test measures it and
 * compares it with the file.
 */
@Singleton
public class Differences {

    private final Map<String, Difference> bySlug;

    Differences(ObjectMapper json) throws IOException {
        bySlug =
                json.readValue(
                        Thread.currentThread()
                                .getContextClassLoader()
                                .getResource("differences.json"),
                        new TypeReference<>() {});
    }

    /** Null for a lesson that was not measured yet. */
    public Difference of(String slug) {
        return bySlug.get(slug);
    }
}
