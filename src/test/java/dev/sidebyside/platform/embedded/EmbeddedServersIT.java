package dev.sidebyside.platform.embedded;

import static dev.sidebyside.platform.embedded.RunningServers.DATA;
import static dev.sidebyside.platform.embedded.RunningServers.execute;
import static dev.sidebyside.platform.embedded.RunningServers.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmbeddedServersIT {

    @Test
    void keepDataAndAddressesFromOneStartToTheNext() throws Exception {
        Map<String, String> first;
        RunningServers running;
        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, true)) {
            first = servers.settings();
            running = RunningServers.find();
            execute(first, "drop table if exists kept");
            execute(first, "create table kept as select 'still here' as text");
        }
        running.assertGone();

        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, true)) {
            assertThat(servers.settings()).isEqualTo(first);
            assertThat(query(first, "select text from kept")).isEqualTo("still here");
        }
    }

    @Test
    void startWhatIsAskedFor() {
        try (EmbeddedServers servers = EmbeddedServers.start(DATA, false, true)) {
            assertThat(servers.settings())
                    .containsOnlyKeys("quarkus.redis.hosts", "quarkus.redis.password");
        }
    }

    @Test
    void touchNothingWhenNothingIsAskedFor() {
        Path nowhere = Path.of("/proc/nowhere");
        try (EmbeddedServers servers = EmbeddedServers.start(nowhere, false, false)) {
            assertThat(servers.settings()).isEmpty();
        }
    }

    @Test
    void sortTextAlikeOnEveryPlatformAndCountStatements() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, false)) {
            Map<String, String> settings = servers.settings();
            assertThat(
                            query(
                                    settings,
                                    "select string_agg(t, '' order by t) from (%s) as v(t)"
                                            .formatted("values ('b'), ('é'), ('B'), ('a')")))
                    .isEqualTo("Babé");
            assertThat(query(settings, "select lower('É')")).isEqualTo("é");
            assertThat(query(settings, "select count(*) > 0 from pg_stat_statements"))
                    .isEqualTo("t");
            assertThat(query(settings, "show is_superuser")).isEqualTo("off");
        }
    }

    /** Development mode loads the application's classes anew and closes the loader of the old. */
    @Test
    void stayUpWhenTheApplicationIsReloaded() throws Exception {
        AutoCloseable beforeReload = startInNewClassLoader();
        RunningServers running = RunningServers.find();
        AutoCloseable afterReload = startInNewClassLoader();
        afterReload.close();
        running.assertAlive();

        beforeReload.close();
        beforeReload.close();
        running.assertGone();
    }

    private static AutoCloseable startInNewClassLoader() throws Exception {
        URL[] classPath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> url(Path.of(entry).toUri()))
                        .toArray(URL[]::new);
        ClassLoader jdk = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath, jdk)) {
            return (AutoCloseable)
                    loader.loadClass(EmbeddedServers.class.getName())
                            .getMethod("start", Path.class, boolean.class, boolean.class)
                            .invoke(null, DATA, true, true);
        }
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
