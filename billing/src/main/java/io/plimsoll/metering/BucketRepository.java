package io.plimsoll.metering;

import io.plimsoll.catalog.Aggregation;
import io.plimsoll.metering.BucketMoves.Bucket;
import io.plimsoll.metering.BucketMoves.Move;
import io.plimsoll.metering.BucketMoves.Series;
import io.plimsoll.metering.BucketMoves.Span;
import io.plimsoll.metering.BucketMoves.UniqueValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The quarter-hour buckets, and the note of what moved. Rows are written in the order they are given: that of their keys. */
@Component
class BucketRepository {

    private static final String INSERT = """
            insert into usage_bucket as bucket
                (customer_id, meter_id, bucket_start, quantity, event_count, latest_at, latest_event_key)
            select customer_id, meter_id, bucket_start::timestamptz, quantity::numeric, event_count,
                   latest_at::timestamptz, latest_event_key
            from unnest(:customers, :meters, :starts, :quantities, :counts, :latestAts, :latestKeys)
                 as moved (customer_id, meter_id, bucket_start, quantity, event_count, latest_at, latest_event_key)
            on conflict (customer_id, meter_id, bucket_start) do update
            set event_count = bucket.event_count + excluded.event_count,
            """;

    private final JdbcClient database;

    BucketRepository(JdbcClient database) {
        this.database = database;
    }

    void move(BucketMoves moves) {
        for (Aggregation aggregation : Aggregation.values()) {
            NavigableMap<Bucket, Move> buckets = moves.of(aggregation);
            if (!buckets.isEmpty()) {
                upsert(buckets, INSERT + together(aggregation), aggregation);
            }
        }
        if (!moves.uniqueValues().isEmpty()) {
            insert(moves.uniqueValues());
        }
    }

    /** How a bucket and what is added to it become one. */
    private static String together(Aggregation aggregation) {
        return switch (aggregation) {
            case COUNT, SUM, UNIQUE_COUNT -> "quantity = bucket.quantity + excluded.quantity";
            case MAX -> "quantity = greatest(bucket.quantity, excluded.quantity)";
            case LATEST -> """
                    (quantity, latest_at, latest_event_key) = (
                        select later.quantity, later.latest_at, later.latest_event_key
                        from (values (bucket.quantity, bucket.latest_at, bucket.latest_event_key),
                                     (excluded.quantity, excluded.latest_at, excluded.latest_event_key))
                             as later (quantity, latest_at, latest_event_key)
                        order by latest_at desc, latest_event_key desc limit 1)
                    """;
        };
    }

    private void upsert(NavigableMap<Bucket, Move> buckets, String sql, Aggregation aggregation) {
        boolean latest = aggregation == Aggregation.LATEST;
        Collection<Bucket> keys = buckets.keySet();
        Collection<Move> moves = buckets.values();
        database.sql(sql)
                .param(
                        "customers",
                        keys.stream()
                                .mapToLong(key -> key.series().customerId())
                                .toArray())
                .param(
                        "meters",
                        keys.stream().mapToInt(key -> key.series().meterId()).toArray())
                .param("starts", texts(keys, key -> key.start().toString()))
                .param("quantities", texts(moves, move -> move.quantity().toPlainString()))
                .param("counts", moves.stream().mapToLong(Move::eventCount).toArray())
                .param(
                        "latestAts",
                        nullableTexts(moves, latest, move -> move.latest().at().toString()))
                .param(
                        "latestKeys",
                        nullableTexts(moves, latest, move -> move.latest().eventKey()))
                .update();
    }

    private void insert(NavigableSet<UniqueValue> values) {
        database.sql("""
                        insert into usage_unique_value (customer_id, meter_id, bucket_start, value)
                        select customer_id, meter_id, bucket_start::timestamptz, value
                        from unnest(:customers, :meters, :starts, :values)
                             as seen (customer_id, meter_id, bucket_start, value)
                        on conflict (customer_id, meter_id, bucket_start, value) do nothing
                        """)
                .param(
                        "customers",
                        values.stream()
                                .mapToLong(v -> v.bucket().series().customerId())
                                .toArray())
                .param(
                        "meters",
                        values.stream()
                                .mapToInt(v -> v.bucket().series().meterId())
                                .toArray())
                .param("starts", texts(values, value -> value.bucket().start().toString()))
                .param("values", texts(values, UniqueValue::value))
                .update();
    }

    /** Notes that these series moved, for whoever looks at movements next. */
    void noteMovements(NavigableMap<Series, Span> spans, Instant at) {
        Collection<Series> series = spans.keySet();
        database.sql("""
                        insert into usage_movement as movement (customer_id, meter_id, oldest_at, newest_at, moved_at)
                        select customer_id, meter_id, oldest_at::timestamptz, newest_at::timestamptz, :at
                        from unnest(:customers, :meters, :oldest, :newest)
                             as moved (customer_id, meter_id, oldest_at, newest_at)
                        on conflict (customer_id, meter_id) do update
                        set oldest_at = least(movement.oldest_at, excluded.oldest_at),
                            newest_at = greatest(movement.newest_at, excluded.newest_at)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "customers",
                        series.stream().mapToLong(Series::customerId).toArray())
                .param("meters", series.stream().mapToInt(Series::meterId).toArray())
                .param("oldest", texts(spans.values(), span -> span.oldest().toString()))
                .param("newest", texts(spans.values(), span -> span.newest().toString()))
                .update();
    }

    /**
     * Empties the meter's buckets to count it from the start.
     *
     * @return false when the same definition was counted before: its buckets are complete, and nothing is touched
     */
    boolean beginCount(EventMeter meter, Instant at) {
        boolean begun = database.sql("""
                        insert into meter_count as counted (meter_id, definition, counted_at)
                        values (:meter, :definition, :at)
                        on conflict (meter_id) do update
                        set definition = excluded.definition, counted_at = excluded.counted_at
                        where counted.definition <> excluded.definition
                        """)
                        .param("meter", meter.id())
                        .param("definition", meter.definition())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (begun) {
            // Over the customers, because the tables' keys begin with them.
            database.sql("""
                            delete from usage_bucket moved using customer c
                            where moved.customer_id = c.customer_id and moved.meter_id = :meter
                            """).param("meter", meter.id()).update();
            database.sql("""
                            delete from usage_unique_value seen using customer c
                            where seen.customer_id = c.customer_id and seen.meter_id = :meter
                            """).param("meter", meter.id()).update();
        }
        return begun;
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    /** The texts, or as many nulls where the column does not apply. */
    private static String[] nullableTexts(Collection<Move> rows, boolean applies, Function<Move, String> text) {
        return applies ? texts(rows, text) : new String[rows.size()];
    }
}
