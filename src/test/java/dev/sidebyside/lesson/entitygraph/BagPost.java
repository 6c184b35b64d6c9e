package dev.sidebyside.lesson.entitygraph;

import dev.sidebyside.blog.Comment;
import dev.sidebyside.blog.Tag;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A post whose collections are lists without an order column, which Hibernate calls bags. */
@Entity
@Table(name = "post")
public class BagPost extends PanacheEntity {

    @ManyToMany
    @JoinTable(
            name = "post_tag",
            joinColumns = @JoinColumn(name = "post_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    public List<Tag> tags = new ArrayList<>();

    @OneToMany
    @JoinColumn(name = "post_id")
    public List<Comment> comments = new ArrayList<>();
}
