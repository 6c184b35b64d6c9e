package dev.sidebyside.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** axe-core, which finds what keeps people with disabilities from using a page. */
final class Axe {

    /** Defines {@code axe} in a page. */
    static final String SOURCE = source();

    /** Calls back with a line for each serious or critical problem. */
    static final String RUN =
            """
            const done = arguments[arguments.length - 1];
            axe.run({ resultTypes: ['violations'] }).then(
                result => done(result.violations
                    .filter(it => ['serious', 'critical'].includes(it.impact))
                    .map(it => `${it.help} (${it.id}): ${it.nodes.map(node => node.target).join(', ')}`)),
                error => done([`axe failed: ${error}`]));
            """;

    private Axe() {}

    private static String source() {
        try (InputStream source = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
