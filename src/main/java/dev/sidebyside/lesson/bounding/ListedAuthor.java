package dev.sidebyside.lesson.bounding;

import dev.sidebyside.blog.Author;
import io.quarkus.hibernate.orm.panache.PanacheQuery;

/** An author in the list of all authors. */
public record ListedAuthor(String handle, String name, String bio) {

    static ListedAuthor of(Author author) {
        return new ListedAuthor(author.handle, author.name, author.bio);
    }

    /**
     * The query of both sides: authors in the order of their handles, which are unique.
     *
     * @param handle of the last author before them; null for all authors
     */
    static PanacheQuery<Author> after(String handle) {
        return Author.find("handle > ?1 order by handle", handle == null ? "" : handle);
    }
}
