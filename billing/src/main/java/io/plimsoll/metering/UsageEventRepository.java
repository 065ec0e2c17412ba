package io.plimsoll.metering;

import io.plimsoll.catalog.Aggregation;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.metering.StoredEvent.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The events themselves, and what is looked up of customers and meters to take them in. */
@Component
class UsageEventRepository {

    /** First half of the advisory locks on event types; the second is a hash of the type. */
    private static final int EVENT_TYPE_LOCK = 0x504C_4554;

    private static final int EVENT_TYPE_LOCK_SLOTS = 64;

    private static final TypeReference<Map<String, List<String>>> FILTERS = new TypeReference<>() {};

    private static final int FETCH_SIZE = 2_000;

    private final JdbcClient database;
    private final JsonMapper json;

    UsageEventRepository(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Keeps the meters of these types from being counted afresh until this transaction ends: a count waits for batches
     * that read the meters before it, and batches that come later wait for the count.
     */
    void shareTypes(Set<String> eventTypes) {
        lockTypes("select pg_advisory_xact_lock_shared(:lock, slot) from unnest(:slots) as wanted (slot)", eventTypes);
    }

    /** Keeps batches with this type out until this transaction ends. */
    void claimType(String eventType) {
        lockTypes("select pg_advisory_xact_lock(:lock, slot) from unnest(:slots) as wanted (slot)", Set.of(eventType));
    }

    private void lockTypes(String select, Set<String> eventTypes) {
        // Sorted against deadlocks; few slots, because a batch may name any number of types and locks are scarce.
        int[] slots = eventTypes.stream()
                .mapToInt(type -> type.hashCode() & (EVENT_TYPE_LOCK_SLOTS - 1))
                .sorted()
                .distinct()
                .toArray();
        database.sql(select)
                .param("lock", EVENT_TYPE_LOCK)
                .param("slots", slots)
                .query((row, number) -> number)
                .list();
    }

    Map<String, Long> customerIds(Collection<String> keys) {
        return database
                .sql("select customer_key, customer_id from customer where customer_key = any (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("customer_key"), row.getLong("customer_id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<String, List<EventMeter>> metersByType(Set<String> eventTypes) {
        return database
                .sql("""
                        select meter_id, meter_key, event_type, aggregation, property, filters
                        from meter where event_type = any (:types) order by meter_id
                        """)
                .param("types", eventTypes.toArray(String[]::new))
                .query((row, number) -> meter(row))
                .stream()
                .collect(Collectors.groupingBy(EventMeter::eventType));
    }

    EventMeter meter(int meterId) {
        return database.sql("""
                        select meter_id, meter_key, event_type, aggregation, property, filters
                        from meter where meter_id = :meter
                        """)
                .param("meter", meterId)
                .query((row, number) -> meter(row))
                .single();
    }

    /**
     * Stores the events that are new.
     *
     * @param events sorted by identity, none twice
     * @return the identities of the new ones
     */
    Set<Identity> insert(List<StoredEvent> events, Instant receivedAt) {
        return new HashSet<>(database.sql("""
                        insert into usage_event (customer_id, source, event_id, event_type, occurred_at, received_at, data)
                        select customer_id, source, event_id, event_type, occurred_at::timestamptz, :receivedAt, data::jsonb
                        from unnest(:customers, :sources, :ids, :types, :times, :data)
                             as sent (customer_id, source, event_id, event_type, occurred_at, data)
                        on conflict (customer_id, source, event_id) do nothing
                        returning customer_id, source, event_id
                        """)
                .param("receivedAt", receivedAt.atOffset(ZoneOffset.UTC))
                .param(
                        "customers",
                        events.stream().mapToLong(StoredEvent::customerId).toArray())
                .param("sources", texts(events, UsageEvent::source))
                .param("ids", texts(events, UsageEvent::id))
                .param("types", texts(events, UsageEvent::type))
                .param("times", texts(events, event -> event.time().toString()))
                .param("data", texts(events, event -> event.data().toString()))
                .query((row, number) -> new Identity(row.getLong(1), row.getString(2), row.getString(3)))
                .list());
    }

    /** Every stored event of a type, by customer, a page at a time over a cursor. Needs a transaction. */
    void forEachOfType(String eventType, BiConsumer<Long, UsageEvent> action) {
        // By customer, because the index begins with it; scanning all events for one type would take hours at scale.
        database.sql("""
                        select c.customer_id, c.customer_key, e.source, e.event_id, e.occurred_at, e.data
                        from customer c
                        cross join lateral (
                            select source, event_id, occurred_at, data from usage_event
                            where customer_id = c.customer_id and event_type = :type
                        ) e
                        """).param("type", eventType).withFetchSize(FETCH_SIZE).query(row -> {
            action.accept(row.getLong("customer_id"), event(row, eventType));
        });
    }

    private static UsageEvent event(ResultSet row, String eventType) throws SQLException {
        return new UsageEvent(
                row.getString("source"),
                row.getString("event_id"),
                eventType,
                new CustomerKey(row.getString("customer_key")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                EventData.parse(row.getString("data")));
    }

    private static String[] texts(List<StoredEvent> events, Function<UsageEvent, String> text) {
        return events.stream().map(stored -> text.apply(stored.event())).toArray(String[]::new);
    }

    private EventMeter meter(ResultSet row) throws SQLException {
        return new EventMeter(
                row.getInt("meter_id"),
                row.getString("meter_key"),
                row.getString("event_type"),
                Aggregation.valueOf(row.getString("aggregation")),
                row.getString("property"),
                json.readValue(row.getString("filters"), FILTERS));
    }
}
