package dev.sidebyside.lesson.latest;

import dev.sidebyside.blog.Comment;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.BatchSize;

/** A post whose comments are loaded for a hundred posts at a time. */
@Entity
@Table(name = "post")
public class BatchedPost extends PanacheEntity {

    public Instant publishedAt;

    @OneToMany
    @JoinColumn(name = "post_id")
    @BatchSize(size = 100)
    public Set<Comment> comments = new HashSet<>();
}
