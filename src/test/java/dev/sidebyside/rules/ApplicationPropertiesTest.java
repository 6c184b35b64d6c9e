package dev.sidebyside.rules;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing else reports a misspelt property of the project: it would have no effect. */
class ApplicationPropertiesTest {

    private static final Path FILE = Path.of("src/main/resources/application.properties");

    @Test
    void profilesOverrideOnlyPropertiesWithADefault() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(FILE)) {
            properties.load(file);
        }
        Set<String> names = properties.stringPropertyNames();

        assertThat(names)
                .containsAll(
                        names.stream()
                                .map(name -> name.replaceFirst("^%\\w+\\.", ""))
                                .filter(name -> name.startsWith("sidebyside."))
                                .collect(toSet()));
    }
}
