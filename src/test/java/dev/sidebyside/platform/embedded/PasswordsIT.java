package dev.sidebyside.platform.embedded;

import static dev.sidebyside.platform.embedded.RunningServers.DATA;
import static dev.sidebyside.platform.embedded.RunningServers.query;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another account of this machine can reach the ports. PostgreSQL's superuser can run programs, so
 * such an account must not get in.
 */
class PasswordsIT {

    @TempDir Path temporary;

    @Test
    void bothServersRefuseAClientWithoutPassword() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, true)) {
            assertPasswordsNeeded(servers.settings());
        }
    }

    @Test
    void onlyTheOwnerCanReadThePasswords() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, true)) {
            for (String file : new String[] {"pgpass", "redis.conf"}) {
                assertThat(Files.getPosixFilePermissions(DATA.resolve(file)))
                        .as(file)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
            assertThat(Files.readString(DATA.resolve("pgpass")))
                    .contains(servers.settings().get("quarkus.datasource.password"));
            assertThat(Files.readString(DATA.resolve("redis.conf")))
                    .contains(servers.settings().get("quarkus.redis.password"));
        }
    }

    /** The driver reads the file as psql does. */
    @Test
    void aClientThatKnowsThePasswordFileNeedsNoPassword() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, false)) {
            System.setProperty("org.postgresql.pgpassfile", DATA.resolve("pgpass").toString());
            String url = servers.settings().get("quarkus.datasource.jdbc.url");
            for (String user : new String[] {"postgres", "sidebyside"}) {
                DriverManager.getConnection(url + "?user=" + user).close();
            }
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    @Test
    void theSuperusersPasswordIsNotTheApplications() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, false)) {
            String url = servers.settings().get("quarkus.datasource.jdbc.url");
            String password = servers.settings().get("quarkus.datasource.password");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", password))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aRunningServerWithoutPasswordsGetsThem() throws Exception {
        try (OldDataDirectory old = OldDataDirectory.create(temporary);
                EmbeddedServers servers = EmbeddedServers.start(temporary, true, true)) {
            assertPasswordsNeeded(servers.settings());
            assertThat(query(servers.settings(), "select text from kept")).isEqualTo("still here");
        }
    }

    @Test
    void aStoppedServerWithoutPasswordsGetsThem() throws Exception {
        OldDataDirectory.create(temporary).close();
        try (EmbeddedServers servers = EmbeddedServers.start(temporary, true, true)) {
            assertPasswordsNeeded(servers.settings());
            assertThat(query(servers.settings(), "select text from kept")).isEqualTo("still here");
        }
        try (EmbeddedServers again = EmbeddedServers.start(temporary, true, true)) {
            assertPasswordsNeeded(again.settings());
        }
    }

    /** And that the settings hold the right one. */
    private static void assertPasswordsNeeded(Map<String, String> settings) throws Exception {
        String url = settings.get("quarkus.datasource.jdbc.url");
        for (String user : new String[] {"postgres", "sidebyside"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(url, user, ""))
                    .as(user)
                    .hasMessageContaining("SCRAM");
        }
        assertThat(query(settings, "select 1")).isEqualTo("1");

        URI redis = URI.create(settings.get("quarkus.redis.hosts"));
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            assertThat(send(socket, "PING")).startsWith("-NOAUTH");
            String password = settings.get("quarkus.redis.password");
            assertThat(send(socket, "AUTH " + password)).isEqualTo("+OK");
            assertThat(send(socket, "PING")).isEqualTo("+PONG");
        }
    }

    private static String send(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
}
