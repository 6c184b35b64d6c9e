package dev.sidebyside;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting is reported with its value and what is allowed. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarkus.http.port                | abc     | a port from 0 to 65535",
                "quarkus.http.port                | 70000   | a port from 0 to 65535",
                "sidebyside.demo.posts            | ''      | 0, or a whole number from 100",
                "sidebyside.demo.posts            | many    | 0, or a whole number from 100",
                "sidebyside.demo.posts            | 99      | 0, or a whole number from 100",
                "quarkus.datasource.jdbc.max-size | 0       | at least 1",
                "quarkus.datasource.jdbc.max-size | 1       | quarkus.datasource.jdbc.min-size",
                "sidebyside.cache.lease           | 0S      | longer than 0",
                "sidebyside.cache.lease           | -1S     | longer than 0",
                "sidebyside.cache.lease           | soon    | longer than 0",
                "quarkus.http.limits.max-body-size | large  | a size such as 64K",
                "sidebyside.profiler              | ful     | off, headers or full",
                "sidebyside.cache.enabled         | maybe   | true or false",
                "sidebyside.http.body-timeout     | 0S      | longer than 0",
                "sidebyside.export.timeout        | 0       | at least 1",
                "quarkus.redis.hosts              | nowhere | redis://host:6379",
                "quarkus.redis.hosts              | http://localhost:1  | redis://host:6379",
                "quarkus.datasource.jdbc.url      | nowhere | jdbc:postgresql://host:5432/",
                "quarkus.datasource.jdbc.url      | jdbc:mysql://host/x | jdbc:postgresql://",
            })
    void refusesInvalidSetting(String setting, String value, String allowed) {
        assertThatThrownBy(() -> with(setting, value).check())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("%s is \"%s\", but must be ".formatted(setting, value))
                .hasMessageContaining(allowed);
    }

    @Test
    void hidesPasswords() {
        assertThatThrownBy(() -> with("quarkus.redis.hosts", "http://me:secret@host").check())
                .hasMessageContaining("http://...@host")
                .hasMessageNotContaining("secret");
    }

    @Test
    void acceptsTheDefaults() {
        assertThatCode(() -> with("quarkus.http.port", "8080").check()).doesNotThrowAnyException();
    }

    private static Settings with(String setting, String value) throws IOException {
        var defaults =
                new PropertiesConfigSource(
                        Path.of("src/main/resources/application.properties").toUri().toURL(), 100);
        var changed = new PropertiesConfigSource(Map.of(setting, value), "changed", 200);
        return new Settings(
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withSources(defaults, changed)
                        .build());
    }
}
