package dev.sidebyside.lesson.projection;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;

/** A post in the sitemap. */
public record SitemapEntry(
        long id, String slug, @JsonSerialize(using = CompactInstant.class) Instant updatedAt) {}
