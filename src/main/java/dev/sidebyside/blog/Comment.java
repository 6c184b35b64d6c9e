package dev.sidebyside.blog;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** An author's comment on a post. */
@Entity
public class Comment extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Post post;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Author author;

    public String body;

    public Instant createdAt;
}
