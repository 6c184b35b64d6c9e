package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's settings: a whole {@code postgresql.conf}, in place of the one initdb writes. */
record PostgresConfiguration(Path file) {

    private static final String TEXT =
            """
            # Written anew at every start
            listen_addresses = '%s'
            port = %d
            # No socket file: its path would have to be short
            unix_socket_directories = ''
            # Two applications may share this server
            max_connections = 200
            timezone = 'UTC'
            log_timezone = 'UTC'
            default_text_search_config = 'pg_catalog.english'
            shared_preload_libraries = 'pg_stat_statements'
            # Bulk loads: tables filled in one transaction leave no log, and no checkpoint interrupts
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = '2GB'
            maintenance_work_mem = '256MB'
            # Does not wait for the disk: data survives a crash of the server, not of the machine
            fsync = off
            """;

    void write() throws IOException {
        Files.writeString(file, TEXT.formatted(Port.HOST, Port.choose(file)));
    }

    int port() throws IOException {
        return Port.in(file);
    }
}
