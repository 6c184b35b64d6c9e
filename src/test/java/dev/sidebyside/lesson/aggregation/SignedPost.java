package dev.sidebyside.lesson.aggregation;

import dev.sidebyside.blog.Author;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;

/**
 * A post that may have no author: here, every third post is by a guest. In the blog, every foreign
 * key is not null.
 */
@Entity
@Immutable
@Subselect("select id, case when id % 3 > 0 then author_id end as author_id from post")
public class SignedPost extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    public Author author;
}
