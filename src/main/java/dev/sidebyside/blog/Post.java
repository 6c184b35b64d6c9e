package dev.sidebyside.blog;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** An article. All associations are lazy, so that each lesson decides what to fetch. */
@Entity
public class Post extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Author author;

    /** Unique, in lower case, part of URLs. */
    public String slug;

    public String title;

    public String summary;

    /** Markdown, 1 to 4 KB. */
    public String body;

    public Instant publishedAt;

    public Instant updatedAt;

    /** Incremented by Hibernate with every change, so that caches can key on it. */
    @Version public int version;

    @ManyToMany
    @JoinTable(
            name = "post_tag",
            joinColumns = @JoinColumn(name = "post_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderBy("id")
    public Set<Tag> tags = new HashSet<>();

    @OneToMany(mappedBy = "post")
    public Set<Comment> comments = new HashSet<>();
}
