package io.plimsoll.threshold;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.ThresholdCrossingId;
import io.plimsoll.threshold.ThresholdCrossing.Audience;
import io.plimsoll.threshold.ThresholdCrossing.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The crossings. */
@Component
class CrossingRepository {

    private static final String SELECT = """
            select t.*, c.customer_key, m.meter_key, m.unit
            from threshold_crossing t
            join customer c using (customer_id)
            join meter m using (meter_id)
            """;

    private final JdbcClient database;

    CrossingRepository(JdbcClient database) {
        this.database = database;
    }

    /** Those of these that were noticed before. */
    Set<CrossingKey> known(List<Reached> reached) {
        return new HashSet<>(database.sql("""
                        select t.subscription_id, t.meter_id, t.period_start, t.percent
                        from unnest(:subscriptions, :meters, :starts, :percents)
                             as asked (subscription_id, meter_id, period_start, percent)
                        join threshold_crossing t
                          on t.subscription_id = asked.subscription_id and t.meter_id = asked.meter_id
                         and t.period_start = asked.period_start::timestamptz and t.percent = asked.percent::numeric
                         and t.basis = 'ACTUAL'
                        """)
                .param("subscriptions", subscriptions(reached))
                .param("meters", meters(reached))
                .param("starts", texts(reached, one -> one.period().start().toString()))
                .param("percents", texts(reached, one -> one.key().percent().toPlainString()))
                .query((row, number) -> key(row))
                .list());
    }

    /**
     * Writes crossings; those another process wrote first are left out.
     *
     * @param endedBefore periods that ended by then are crossed too late to tell anybody
     * @return the ids of the ones that are open
     */
    Map<CrossingKey, ThresholdCrossingId> insert(List<Reached> reached, List<Long> decisions, Instant endedBefore) {
        Map<CrossingKey, ThresholdCrossingId> open = new HashMap<>();
        database.sql("""
                        insert into threshold_crossing
                            (customer_id, subscription_id, meter_id, period_start, period_end, percent, basis, quantity,
                             included, audience, channel, policy_decision_id, state, state_reason, crossed_at, closed_at)
                        select customer_id, subscription_id, meter_id, period_start::timestamptz, period_end::timestamptz,
                               percent::numeric, 'ACTUAL', quantity::numeric, included::numeric, audience, channel, decision,
                               case when over then 'SUPPRESSED' else 'OPEN' end,
                               case when over then 'the period had ended' end,
                               :now, case when over then :now::timestamptz end
                        from unnest(:customers, :subscriptions, :meters, :starts, :ends, :percents, :quantities, :included,
                                    :audiences, :channels, :decisions)
                             as crossed (customer_id, subscription_id, meter_id, period_start, period_end, percent, quantity,
                                         included, audience, channel, decision)
                        cross join lateral (select period_end::timestamptz <= :now as over) as ended
                        on conflict on constraint one_crossing_per_threshold_and_period do nothing
                        returning threshold_crossing_id, subscription_id, meter_id, period_start, percent, state
                        """)
                .param("now", endedBefore.atOffset(ZoneOffset.UTC))
                .param(
                        "customers",
                        reached.stream()
                                .mapToLong(one -> one.customer().value())
                                .toArray())
                .param("subscriptions", subscriptions(reached))
                .param("meters", meters(reached))
                .param("starts", texts(reached, one -> one.period().start().toString()))
                .param("ends", texts(reached, one -> one.period().end().toString()))
                .param("percents", texts(reached, one -> one.key().percent().toPlainString()))
                .param("quantities", texts(reached, one -> one.quantity().toString()))
                .param("included", texts(reached, one -> one.included().toString()))
                .param("audiences", texts(reached, one -> one.audience().name()))
                .param("channels", texts(reached, Reached::channel))
                .param(
                        "decisions",
                        decisions.stream().mapToLong(Long::longValue).toArray())
                .query(row -> {
                    if (State.valueOf(row.getString("state")) == State.OPEN) {
                        open.put(key(row), new ThresholdCrossingId(row.getLong("threshold_crossing_id")));
                    }
                });
        return open;
    }

    Optional<ThresholdCrossing> find(ThresholdCrossingId id) {
        return database.sql(SELECT + "where t.threshold_crossing_id = :id")
                .param("id", id.value())
                .query((row, number) -> crossing(row))
                .optional();
    }

    /** The same, locked until the transaction ends. */
    Optional<ThresholdCrossing> lock(ThresholdCrossingId id) {
        return database.sql(SELECT + "where t.threshold_crossing_id = :id for update of t")
                .param("id", id.value())
                .query((row, number) -> crossing(row))
                .optional();
    }

    /** Leaves OPEN for good; a closed crossing stays as it is. */
    void close(ThresholdCrossingId id, State state, @Nullable String reason, Instant at) {
        database.sql("""
                        update threshold_crossing set state = :state, state_reason = :reason, closed_at = :at
                        where threshold_crossing_id = :id and state = 'OPEN'
                        """)
                .param("id", id.value())
                .param("state", state.name())
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<ThresholdCrossing> ofCustomerBefore(CustomerKey customer, long id, int limit) {
        return database.sql(SELECT + """
                        where c.customer_key = :customer and t.threshold_crossing_id < :before
                        order by t.threshold_crossing_id desc limit :limit
                        """)
                .param("customer", customer.value())
                .param("before", id)
                .param("limit", limit)
                .query((row, number) -> crossing(row))
                .list();
    }

    List<ThresholdCrossing> ofPeriod(SubscriptionId subscription, ServicePeriod period) {
        return database.sql(SELECT + """
                        where t.subscription_id = :subscription and t.period_start = :start
                        order by m.meter_key, t.percent
                        """)
                .param("subscription", subscription.value())
                .param("start", period.start().atOffset(ZoneOffset.UTC))
                .query((row, number) -> crossing(row))
                .list();
    }

    private static long[] subscriptions(List<Reached> reached) {
        return reached.stream()
                .mapToLong(one -> one.key().subscription().value())
                .toArray();
    }

    private static int[] meters(List<Reached> reached) {
        return reached.stream().mapToInt(one -> one.key().meter().value()).toArray();
    }

    private static String[] texts(List<Reached> reached, Function<Reached, String> text) {
        return reached.stream().map(text).toArray(String[]::new);
    }

    private static CrossingKey key(ResultSet row) throws SQLException {
        return new CrossingKey(
                new SubscriptionId(row.getLong("subscription_id")),
                new MeterId(row.getInt("meter_id")),
                instant(row, "period_start"),
                row.getBigDecimal("percent"));
    }

    private static ThresholdCrossing crossing(ResultSet row) throws SQLException {
        return new ThresholdCrossing(
                new ThresholdCrossingId(row.getLong("threshold_crossing_id")),
                new CustomerId(row.getLong("customer_id")),
                new CustomerKey(row.getString("customer_key")),
                new SubscriptionId(row.getLong("subscription_id")),
                new MeterKey(row.getString("meter_key")),
                row.getString("unit"),
                new ServicePeriod(instant(row, "period_start"), instant(row, "period_end")),
                row.getBigDecimal("percent"),
                new Quantity(row.getBigDecimal("quantity")),
                new Quantity(row.getBigDecimal("included")),
                Audience.valueOf(row.getString("audience")),
                row.getString("channel"),
                row.getLong("policy_decision_id"),
                State.valueOf(row.getString("state")),
                row.getString("state_reason"),
                instant(row, "crossed_at"),
                row.getObject("closed_at") == null ? null : instant(row, "closed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
