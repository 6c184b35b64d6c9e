package dev.sidebyside.blog;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;

/** A person who writes posts and comments. */
@Entity
public class Author extends PanacheEntity {

    /** Unique, in lower case, part of URLs. */
    public String handle;

    public String name;

    public String bio;

    /** Incremented by every change; an update based on an older version fails. */
    @Version public int version;
}
