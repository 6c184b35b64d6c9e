/**
 * The course: one package per lesson. A lesson has a naive side, an optimized side, which differ by
 * one technique, and the records that both return. Where both sides have the same signature, an
 * interface declares the path, the parameters and their limits. Lessons use the blog but not each
 * other, so each one can be read, changed or removed on its own.
 */
package dev.sidebyside.lesson;
