package io.plimsoll.metering;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what was used. Quantities are in the meter's unit and exact. */
@Component
public class Usage {

    private static final int EVENTS_AT_A_TIME = 2_000;

    private final JdbcClient database;

    Usage(JdbcClient database) {
        this.database = database;
    }

    /**
     * One answer a question, in order, in one query however many are asked. MAX and LATEST are 0 for a period without
     * events: nothing is carried over from the period before.
     */
    public List<MeteredQuantity> quantities(List<UsageOf> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        return database.sql("""
                        select m.unit_exponent, used.event_count,
                               case m.aggregation
                                   when 'COUNT' then used.total
                                   when 'SUM' then used.total
                                   when 'MAX' then used.greatest
                                   when 'LATEST' then (
                                       select quantity from usage_bucket b
                                       where b.customer_id = asked.customer_id and b.meter_id = asked.meter_id
                                         and b.bucket_start >= asked.period_start and b.bucket_start < asked.period_end
                                       order by b.bucket_start desc limit 1)
                                   when 'UNIQUE_COUNT' then (
                                       select count(distinct value) from usage_unique_value v
                                       where v.customer_id = asked.customer_id and v.meter_id = asked.meter_id
                                         and v.bucket_start >= asked.period_start and v.bucket_start < asked.period_end)
                               end as quantity
                        from (select customer_id, meter_id, period_start::timestamptz, period_end::timestamptz, place
                              from unnest(:customers, :meters, :starts, :ends) with ordinality
                                   as question (customer_id, meter_id, period_start, period_end, place)) as asked
                        join meter m using (meter_id)
                        cross join lateral (
                            select sum(quantity) as total, max(quantity) as greatest, coalesce(sum(event_count), 0) as event_count
                            from usage_bucket b
                            where b.customer_id = asked.customer_id and b.meter_id = asked.meter_id
                              and b.bucket_start >= asked.period_start and b.bucket_start < asked.period_end
                        ) as used
                        order by asked.place
                        """)
                .param(
                        "customers",
                        asked.stream().mapToLong(of -> of.customer().value()).toArray())
                .param(
                        "meters",
                        asked.stream().mapToInt(of -> of.meter().value()).toArray())
                .param("starts", texts(asked, of -> of.period().start()))
                .param("ends", texts(asked, of -> of.period().end()))
                .query((row, number) -> quantity(row))
                .list();
    }

    /** The period day by day as the zone has days; the first and last may be part days. */
    public List<DailyUsage> daily(CustomerId customer, MeterId meter, ServicePeriod period, ZoneId zone) {
        List<LocalDate> days = new ArrayList<>();
        List<UsageOf> asked = new ArrayList<>();
        Instant start = period.start();
        while (start.isBefore(period.end())) {
            LocalDate day = start.atZone(zone).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant end = midnight.isBefore(period.end()) ? midnight : period.end();
            days.add(day);
            asked.add(new UsageOf(customer, meter, new ServicePeriod(start, end)));
            start = end;
        }
        List<MeteredQuantity> quantities = quantities(asked);
        List<DailyUsage> daily = new ArrayList<>(days.size());
        for (int i = 0; i < days.size(); i++) {
            MeteredQuantity used = quantities.get(i);
            daily.add(new DailyUsage(days.get(i), used.quantity(), used.eventCount()));
        }
        return daily;
    }

    /** The first events, by time, that the meter read in the period. */
    public List<UsageSample> sample(CustomerId customer, MeterId meter, ServicePeriod period, int limit) {
        return events(customer, meter, period, null, null, limit);
    }

    /**
     * Every event, by time, that the meter read in the period and that had been received by then; in pages behind the scenes.
     * Read it within one transaction.
     */
    public Iterable<UsageSample> behind(
            CustomerId customer, MeterId meter, ServicePeriod period, Instant receivedUpTo) {
        return () -> new EventsBehind(after -> events(customer, meter, period, receivedUpTo, after, EVENTS_AT_A_TIME));
    }

    private List<UsageSample> events(
            CustomerId customer,
            MeterId meter,
            ServicePeriod period,
            @Nullable Instant receivedUpTo,
            EventsBehind.@Nullable Place after,
            int limit) {
        return database.sql("""
                        select e.source, e.event_id, e.occurred_at, e.received_at, e.data
                        from meter m
                        join usage_event e on e.event_type = m.event_type
                        where m.meter_id = :meter and e.customer_id = :customer
                          and e.occurred_at >= :start and e.occurred_at < :end
                          and (:receivedUpTo::timestamptz is null or e.received_at <= :receivedUpTo::timestamptz)
                          and (:afterAt::timestamptz is null
                               or (e.occurred_at, e.event_id, e.source) > (:afterAt::timestamptz, :afterId, :afterSource))
                          and (m.property is null or jsonb_exists(e.data, m.property))
                          and not exists (
                              select from jsonb_each(m.filters) filter
                              where e.data ->> filter.key is null
                                 or not jsonb_exists(filter.value, e.data ->> filter.key))
                        order by e.occurred_at, e.event_id, e.source
                        limit :limit
                        """)
                .param("meter", meter.value())
                .param("customer", customer.value())
                .param("start", (after == null ? period.start() : after.at()).atOffset(ZoneOffset.UTC))
                .param("end", period.end().atOffset(ZoneOffset.UTC))
                .param("receivedUpTo", receivedUpTo == null ? null : receivedUpTo.atOffset(ZoneOffset.UTC))
                .param("afterAt", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("afterId", after == null ? "" : after.id())
                .param("afterSource", after == null ? "" : after.source())
                .param("limit", limit)
                .query((row, number) -> new UsageSample(
                        row.getString("source"),
                        row.getString("event_id"),
                        instant(row, "occurred_at"),
                        instant(row, "received_at"),
                        row.getString("data")))
                .list();
    }

    public UsageTotals totals() {
        return database.sql("""
                        select (select count(*) from usage_event) as events,
                               (select count(*) from customer c
                                where exists (select from usage_event e where e.customer_id = c.customer_id)) as customers,
                               (select received_at from usage_event order by usage_event_id desc limit 1) as latest_at
                        """)
                .query((row, number) -> new UsageTotals(
                        row.getLong("events"),
                        row.getLong("customers"),
                        row.getObject("latest_at") == null ? null : instant(row, "latest_at")))
                .single();
    }

    private static String[] texts(List<UsageOf> asked, Function<UsageOf, Instant> instant) {
        return asked.stream().map(of -> instant.apply(of).toString()).toArray(String[]::new);
    }

    private static MeteredQuantity quantity(ResultSet row) throws SQLException {
        BigDecimal stored = row.getBigDecimal("quantity");
        return stored == null
                ? MeteredQuantity.NONE
                : new MeteredQuantity(
                        new Quantity(stored.movePointLeft(row.getInt("unit_exponent"))), row.getLong("event_count"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
