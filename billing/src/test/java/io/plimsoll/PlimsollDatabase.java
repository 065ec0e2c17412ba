package io.plimsoll;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real PostgreSQL for tests: one server a JVM, one fresh migrated database a call, cloned from a template. Durability is
 * off here for speed; nothing else differs from production.
 */
public final class PlimsollDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private PlimsollDatabase() {}

    /** A new, migrated, empty database that no other test sees. */
    public static DataSource fresh() {
        String name = "test_" + NUMBER.incrementAndGet();
        JdbcClient.create(Server.POSTGRES.getPostgresDatabase())
                .sql("create database " + name + " template plimsoll_template")
                .update();
        return database(name);
    }

    /** The JDBC URL of a database that {@link #fresh()} made. */
    public static String url(DataSource fresh) {
        return ((PGSimpleDataSource) fresh).getURL();
    }

    private static DataSource database(String name) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(Server.POSTGRES.getJdbcUrl("postgres", name));
        dataSource.setUser("postgres");
        return dataSource;
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                JdbcClient.create(postgres.getPostgresDatabase())
                        .sql("create database plimsoll_template")
                        .update();
                PGSimpleDataSource template = new PGSimpleDataSource();
                template.setURL(postgres.getJdbcUrl("postgres", "plimsoll_template"));
                Flyway.configure()
                        .dataSource(template)
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
