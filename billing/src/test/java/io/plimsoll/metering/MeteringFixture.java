package io.plimsoll.metering;

import io.plimsoll.PlimsollDatabase;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.ServicePeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A fresh database with metering on it, and short words to fill it. */
final class MeteringFixture {

    static final Instant NOW = Instant.parse("2026-05-15T12:00:00Z");
    static final ServicePeriod MAY =
            new ServicePeriod(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"));

    private static final JsonMapper JSON = new JsonMapper();

    final DataSource dataSource = PlimsollDatabase.fresh();
    final JdbcClient database = JdbcClient.create(dataSource);
    final JdbcTransactionManager transactionManager = new JdbcTransactionManager(dataSource);
    final TransactionTemplate transactions = new TransactionTemplate(transactionManager);
    final Usage usage = new Usage(database);
    final Metering metering =
            new Metering(new UsageEventRepository(database, JSON), new BucketRepository(database), transactionManager);

    CustomerId customer(String key) {
        return new CustomerId(
                database.sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        values (:key, :key, 'USD', 'US', 'startup', 'UTC', now(), now()) returning customer_id
                        """).param("key", key).query(Long.class).single());
    }

    MeterId meter(String key, String type, String aggregation, @Nullable String property) {
        return meter(key, type, aggregation, property, 0, "{}");
    }

    MeterId meter(
            String key, String type, String aggregation, @Nullable String property, int unitExponent, String filters) {
        return new MeterId(database.sql("""
                        insert into meter (meter_key, event_type, aggregation, property, unit, unit_exponent, filters,
                                           created_at, updated_at)
                        values (:key, :type, :aggregation, :property, 'unit', :exponent, :filters::jsonb, now(), now())
                        returning meter_id
                        """)
                .param("key", key)
                .param("type", type)
                .param("aggregation", aggregation)
                .param("property", property)
                .param("exponent", unitExponent)
                .param("filters", filters)
                .query(Integer.class)
                .single());
    }

    static UsageEvent event(String id, String type, String customer, String time, String data) {
        return new UsageEvent("/test", id, type, new CustomerKey(customer), Instant.parse(time), EventData.parse(data));
    }

    static List<UsageEventLine> lines(List<UsageEvent> events) {
        List<UsageEventLine> lines = new ArrayList<>();
        for (UsageEvent event : events) {
            lines.add(new UsageEventLine.Read(lines.size(), event));
        }
        return lines;
    }

    IngestResult ingest(UsageEvent... events) {
        return metering.ingest(lines(List.of(events)), NOW);
    }

    String quantity(CustomerId customer, MeterId meter) {
        return quantity(customer, meter, MAY);
    }

    String quantity(CustomerId customer, MeterId meter, ServicePeriod period) {
        return usage.quantities(List.of(new UsageOf(customer, meter, period)))
                .getFirst()
                .quantity()
                .toString();
    }

    long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
