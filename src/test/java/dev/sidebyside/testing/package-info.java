/**
 * How the tests speak: {@link dev.sidebyside.testing.Measured#measure} sends one HTTP request
 * through the real stack, and {@link dev.sidebyside.testing.MeasuredAssert} reads like the lesson's
 * sentence:
 *
 * <pre>{@code
 * assertThat(measure("/naive/posts?limit=10")).lists(10).inStatements(11);
 * }</pre>
 *
 * {@link dev.sidebyside.testing.Plans#plansOf} returns how PostgreSQL runs it, for {@link
 * dev.sidebyside.testing.PlansAssert}:
 *
 * <pre>{@code
 * assertThat(plansOf(measure("/naive/posts?limit=10")))
 *         .ofStatement("from post")
 *         .usesIndex("post_newest")
 *         .hasNo("Sort")
 *         .visitsAtMost(10, "post");
 * }</pre>
 */
package dev.sidebyside.testing;
