package dev.sidebyside.lesson.cacheaside;

import dev.sidebyside.blog.Author;

/** An author as others see them. */
public record AuthorProfile(String handle, String name, String bio) {

    static AuthorProfile of(Author author) {
        return new AuthorProfile(author.handle, author.name, author.bio);
    }
}
