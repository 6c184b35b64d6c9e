package dev.sidebyside.lesson.indexing;

import io.quarkus.hibernate.orm.panache.common.ProjectedFieldName;
import java.time.Instant;

/** A comment in the list of its author. */
public record AuthorComment(
        long id, @ProjectedFieldName("post.id") long postId, String body, Instant createdAt) {}
