package dev.sidebyside.blog;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;

/** Someone who writes posts and comments. */
@Entity
public class Author extends PanacheEntity {

    /** Unique, lower case, used in addresses. */
    public String handle;

    public String name;

    public String bio;

    /** Rises with every change; an update that was based on an older one fails. */
    @Version public int version;
}
