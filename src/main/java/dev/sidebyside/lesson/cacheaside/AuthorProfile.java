package dev.sidebyside.lesson.cacheaside;

/** An author's public profile. */
public record AuthorProfile(String handle, String name, String bio) {}
