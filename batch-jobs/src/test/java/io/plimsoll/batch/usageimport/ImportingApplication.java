package io.plimsoll.batch.usageimport;

import io.plimsoll.batch.BatchConfiguration;
import io.plimsoll.metering.Metering;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** As much of the application as usage imports need; also to run in a process of its own, so that it can be killed. */
final class ImportingApplication {

    static final Instant NOW = Instant.parse("2026-05-15T12:00:00Z");

    private ImportingApplication() {}

    // No @Configuration: the app's tests scan this package too and have their own wiring.
    @EnableTransactionManagement
    @ComponentScan(basePackageClasses = {Metering.class, UsageImportQueue.class})
    static class Parts {}

    static AnnotationConfigApplicationContext start(DataSource dataSource, Path data) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("plimsoll.data", data.toString())));
        context.registerBean("dataSource", DataSource.class, () -> dataSource);
        context.registerBean(
                "transactionManager", PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(JsonMapper.class, () -> new JsonMapper());
        context.registerBean(InstantSource.class, () -> InstantSource.fixed(NOW));
        context.register(BatchConfiguration.class, Parts.class);
        context.refresh();
        return context;
    }

    /** Works until it is killed. Arguments: JDBC URL, data folder. */
    public static void main(String[] arguments) throws InterruptedException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(arguments[0]);
        dataSource.setUser("postgres");
        try (AnnotationConfigApplicationContext _ = start(dataSource, Path.of(arguments[1]))) {
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Ten customers, c0 to c9, and a meter of calls. */
    static void fill(JdbcClient database) {
        database.sql("""
                insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                select 'c' || n, 'c' || n, 'USD', 'US', 'startup', 'UTC', now(), now() from generate_series(0, 9) n;
                insert into meter (meter_key, event_type, aggregation, property, unit, created_at, updated_at)
                values ('calls', 'api.calls', 'SUM', 'calls', 'call', now(), now());
                """).update();
    }

    /** Each two calls. */
    static String events(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(i == from ? "" : "\n").append(event(i));
        }
        return lines.toString();
    }

    static String event(int i) {
        return "{\"specversion\":\"1.0\",\"id\":\"e" + i + "\",\"source\":\"/s\",\"type\":\"api.calls\",\"subject\":\"c"
                + i % 10 + "\",\"time\":\"2026-05-02T10:00:00Z\",\"data\":{\"calls\":2}}";
    }
}
