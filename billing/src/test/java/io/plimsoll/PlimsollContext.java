package io.plimsoll;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The domain on a fresh database, wired by Spring as in production, without the rest of the application. */
public final class PlimsollContext implements AutoCloseable {

    /** System property that holds a database's URL; see {@link #url()}. */
    public static final String SHARED_DATABASE = "plimsoll.test.database";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param packages those whose components the test needs, such as {@code io.plimsoll.invoicing} */
    public PlimsollContext(String... packages) {
        context.register(Wiring.class);
        context.scan(Companions.with(List.of(packages)));
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Adds what no package has: a fake of the test's own. */
    public <T> T register(T bean) {
        context.getBeanFactory().registerSingleton(bean.getClass().getName(), bean);
        return bean;
    }

    /** Hands every such event to the listener, in the transaction that publishes it. */
    public <T> void listen(Class<T> kind, Consumer<T> listener) {
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload && kind.isInstance(payload.getPayload())) {
                listener.accept(kind.cast(payload.getPayload()));
            }
        });
    }

    public JdbcClient database() {
        return get(JdbcClient.class);
    }

    /** The JDBC URL of the database. */
    public String url() {
        return PlimsollDatabase.url(
                Objects.requireNonNull(get(HikariDataSource.class).getDataSource()));
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(get(PlatformTransactionManager.class));
    }

    @Override
    public void close() {
        context.close();
    }

    /** A fresh database, or the one another JVM's test named: then this JVM plays a process of the same installation. */
    private static DataSource freshOrShared() {
        String url = System.getProperty(SHARED_DATABASE);
        if (url == null) {
            return PlimsollDatabase.fresh();
        }
        PGSimpleDataSource shared = new PGSimpleDataSource();
        shared.setURL(url);
        shared.setUser("postgres");
        return shared;
    }

    // No @Configuration: the app's tests scan this package too and have their own wiring.
    @EnableTransactionManagement
    static class Wiring {

        @Bean
        HikariDataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(freshOrShared());
            pool.setMaximumPoolSize(20);
            pool.setMinimumIdle(1);
            return pool;
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        @Bean
        JsonMapper jsonMapper() {
            return new JsonMapper();
        }

        @Bean
        InstantSource instantSource() {
            return InstantSource.system();
        }
    }
}
