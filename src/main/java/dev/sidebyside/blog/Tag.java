package dev.sidebyside.blog;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;

/** A topic of posts. */
@Entity
public class Tag extends PanacheEntity {

    /** Unique, in lower case, part of URLs. */
    public String slug;

    public String name;
}
