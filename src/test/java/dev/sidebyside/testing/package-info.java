/**
 * How the tests speak: {@link dev.sidebyside.testing.Measured#measure} sends one HTTP request
 * through the real stack, and {@link dev.sidebyside.testing.MeasuredAssert} reads like the lesson's
 * sentence:
 *
 * <pre>{@code
 * assertThat(measure("/naive/posts?limit=10")).lists(10).inStatements(11);
 * }</pre>
 */
package dev.sidebyside.testing;
