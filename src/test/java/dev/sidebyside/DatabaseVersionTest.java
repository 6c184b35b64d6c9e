package dev.sidebyside;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseVersionTest {

    @Test
    void namesBothVersionsWhenPostgresIsTooOld() {
        assertThatThrownBy(() -> DatabaseVersion.check(15, "15.18 (Debian 15.18-0+deb12u1)"))
                .hasMessage(
                        "PostgreSQL 16 or newer is needed, but this is PostgreSQL"
                                + " 15.18 (Debian 15.18-0+deb12u1)");
    }

    @Test
    void acceptsOldestSupportedAndNewerVersions() {
        assertThatCode(() -> DatabaseVersion.check(16, "16.0")).doesNotThrowAnyException();
        assertThatCode(() -> DatabaseVersion.check(18, "18.1")).doesNotThrowAnyException();
    }
}
