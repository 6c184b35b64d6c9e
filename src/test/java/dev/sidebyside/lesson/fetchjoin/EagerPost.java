package dev.sidebyside.lesson.fetchjoin;

import dev.sidebyside.blog.Author;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A post whose author is mapped as eager. */
@Entity
@Table(name = "post")
public class EagerPost extends PanacheEntity {

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    public Author author;

    public String title;

    public Instant publishedAt;
}
