package dev.sidebyside.lesson.cacheaside;

import dev.sidebyside.problem.StorableText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What can be changed in a profile.
 *
 * @param name up to 100 characters
 * @param bio up to 1,000 characters
 */
public record ProfileChange(
        @NotBlank @Size(max = 100) @StorableText String name,
        @NotNull @Size(max = 1000) @StorableText String bio) {}
