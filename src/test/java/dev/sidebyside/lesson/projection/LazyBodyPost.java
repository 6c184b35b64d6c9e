package dev.sidebyside.lesson.projection;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Table;
import java.time.Instant;

/** A post whose body is mapped as lazy. Quarkus enhances the class, so that this has an effect. */
@Entity
@Table(name = "post")
public class LazyBodyPost extends PanacheEntity {

    public String slug;

    public Instant publishedAt;

    public Instant updatedAt;

    @Basic(fetch = FetchType.LAZY)
    public String body;
}
