package dev.sidebyside.lesson.indexing;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * A copy of a comment, in the table {@code indexed_comment}. The demo data fill this table; nothing
 * writes to it later.
 */
@Entity
@Immutable
public class IndexedComment extends PanacheEntityBase {

    @Id public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Author author;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Post post;

    public Instant createdAt;

    public String body;
}
