/**
 * The course. Each lesson is a package with a contract (an interface that carries the path, the
 * parameters and their limits), a naive side, an optimized side, and the records that both return.
 * The two sides differ by one technique. Lessons use the blog but not each other, so each can be
 * read, changed or removed alone.
 */
package dev.sidebyside.lesson;
