/**
 * Every error as a problem (RFC 9457, {@code application/problem+json}), whichever layer reports
 * it. A 4xx names the part of the request that is wrong and what it must be. A 503 says when to try
 * again. A 500 is a bug and shows only an id, under which the log has the cause.
 *
 * <p>The library quarkus-resteasy-problem makes problems of exceptions; each class here says what
 * the library or Quarkus does not do.
 */
package dev.sidebyside.platform.problem;
