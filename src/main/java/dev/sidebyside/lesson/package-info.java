/**
 * One package a lesson, each with a contract (an interface that carries the path, the parameters
 * and their limits), a naive side, an optimized side, and the records they both answer with. The
 * two sides differ by one technique. Lessons share nothing but the blog, so each can be read,
 * changed or removed alone.
 */
package dev.sidebyside.lesson;
