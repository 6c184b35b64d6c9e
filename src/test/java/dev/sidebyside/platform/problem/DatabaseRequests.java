package dev.sidebyside.platform.problem;

import dev.sidebyside.blog.Tag;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Requests that fail in the database, each in another layer. */
@Path("/problems/database")
public class DatabaseRequests {

    private final EntityManager entities;
    private final AgroalDataSource dataSource;

    DatabaseRequests(EntityManager entities, AgroalDataSource dataSource) {
        this.entities = entities;
        this.dataSource = dataSource;
    }

    @GET
    @Path("slow-in-jdbc")
    public boolean slowInJdbc() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local statement_timeout = 50");
            return statement.execute("select pg_sleep(60)");
        }
    }

    @GET
    @Path("slow-in-hibernate")
    @Transactional
    public Object slowInHibernate() {
        entities.createNativeQuery("set local statement_timeout = 50").executeUpdate();
        return entities.createNativeQuery("select pg_sleep(60)").getSingleResult();
    }

    @GET
    @Path("lost-in-a-statement")
    public long lostInAStatement() {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            lose();
                            return Tag.count();
                        });
    }

    @GET
    @Path("lost-before-the-flush")
    @Transactional
    public String lostBeforeTheFlush() {
        Tag tag = Tag.<Tag>findAll().firstResult();
        lose();
        tag.name = "lost";
        return tag.name;
    }

    @GET
    @Path("lost-before-the-commit")
    @Transactional
    public String lostBeforeTheCommit() {
        lose();
        return "lost";
    }

    /** Makes PostgreSQL end the connection of the current transaction. */
    private void lose() {
        Object own = entities.createNativeQuery("select pg_backend_pid()").getSingleResult();
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                entities.createNativeQuery(
                                                "select pg_terminate_backend(:pid, 5000)")
                                        .setParameter("pid", own)
                                        .getSingleResult());
    }
}
