package dev.sidebyside.blog;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;

/** A topic that posts are filed under. */
@Entity
public class Tag extends PanacheEntity {

    /** Unique, lower case, used in addresses. */
    public String slug;

    public String name;
}
