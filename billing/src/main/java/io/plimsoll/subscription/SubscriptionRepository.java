package io.plimsoll.subscription;

import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of subscriptions and their phases. */
@Component
class SubscriptionRepository {

    private final JdbcClient database;
    private final JdbcTemplate batches;

    SubscriptionRepository(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** A period that was billed, the one after it, and whether service ends between them. */
    record Move(SubscriptionId subscription, ServicePeriod billed, ServicePeriod next, boolean ends) {}

    SubscriptionId insert(
            CustomerId customer,
            Instant startAt,
            int intervalMonths,
            Alignment alignment,
            ZoneId timeZone,
            ServicePeriod first,
            Instant at) {
        return database.sql("""
                        insert into subscription (customer_id, state, start_at, interval_months, alignment, anchor_day,
                                                  time_zone, unbilled_start, unbilled_end, created_at)
                        values (:customer, 'ACTIVE', :startAt, :intervalMonths, :alignment, :anchorDay,
                                :timeZone, :unbilledStart, :unbilledEnd, :at)
                        returning subscription_id
                        """)
                .param("customer", customer.value())
                .param("startAt", Timestamp.from(startAt))
                .param("intervalMonths", intervalMonths)
                .param("alignment", alignment.name())
                .param(
                        "anchorDay",
                        switch (alignment) {
                            case CALENDAR -> 1;
                            case ANNIVERSARY -> startAt.atZone(timeZone).getDayOfMonth();
                        })
                .param("timeZone", timeZone.getId())
                .param("unbilledStart", Timestamp.from(first.start()))
                .param("unbilledEnd", Timestamp.from(first.end()))
                .param("at", Timestamp.from(at))
                .query((row, number) -> new SubscriptionId(row.getLong(1)))
                .single();
    }

    void putPhase(SubscriptionId subscription, SubscriptionPhase phase, Instant at) {
        database.sql("""
                        insert into subscription_phase (subscription_id, effective_from, plan_key, seats, created_at)
                        values (:subscription, :effectiveFrom, :plan, :seats, :at)
                        on conflict (subscription_id, effective_from)
                        do update set plan_key = excluded.plan_key, seats = excluded.seats, created_at = excluded.created_at
                        """)
                .param("subscription", subscription.value())
                .param("effectiveFrom", Timestamp.from(phase.effectiveFrom()))
                .param("plan", phase.plan().value())
                .param("seats", phase.seats())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Removes phases that have not begun; the first phase of a subscription always stays. */
    void removePhasesFrom(SubscriptionId subscription, Instant from) {
        database.sql("""
                        delete from subscription_phase phase using subscription
                        where phase.subscription_id = :subscription and phase.effective_from >= :from
                          and subscription.subscription_id = phase.subscription_id
                          and phase.effective_from > subscription.start_at
                        """)
                .param("subscription", subscription.value())
                .param("from", Timestamp.from(from))
                .update();
    }

    void cut(SubscriptionId subscription, ServicePeriod unbilled) {
        database.sql("update subscription set unbilled_end = :end where subscription_id = :subscription")
                .param("subscription", subscription.value())
                .param("end", Timestamp.from(unbilled.end()))
                .update();
    }

    /** Where paid service begins, and with it the first period; a state of TRIALING until then. */
    void payFrom(SubscriptionId subscription, ServicePeriod first, SubscriptionState state) {
        database.sql("""
                        update subscription
                        set paid_from = :from, unbilled_start = :from, unbilled_end = :end, state = :state
                        where subscription_id = :subscription
                        """)
                .param("subscription", subscription.value())
                .param("from", Timestamp.from(first.start()))
                .param("end", Timestamp.from(first.end()))
                .param("state", state.name())
                .update();
    }

    void end(SubscriptionId subscription, Instant endAt, SubscriptionState state) {
        database.sql("update subscription set end_at = :endAt, state = :state where subscription_id = :subscription")
                .param("subscription", subscription.value())
                .param("endAt", Timestamp.from(endAt))
                .param("state", state.name())
                .update();
    }

    /** How many were moved; one that is not at the billed period stays where it is. */
    int move(List<Move> moves) {
        int[] moved = batches.batchUpdate(
                """
                update subscription
                set unbilled_start = ?, unbilled_end = ?, state = ?
                where subscription_id = ? and unbilled_start = ? and state = 'ACTIVE'
                """,
                moves.stream()
                        .map(move -> new Object[] {
                            Timestamp.from(move.next().start()),
                            Timestamp.from(move.next().end()),
                            (move.ends() ? SubscriptionState.ENDED : SubscriptionState.ACTIVE).name(),
                            move.subscription().value(),
                            Timestamp.from(move.billed().start())
                        })
                        .toList());
        return Arrays.stream(moved).sum();
    }

    /** Serialises changes of one subscription, and changes with its billing. */
    void lock(SubscriptionId subscription) {
        database.sql("select 1 from subscription where subscription_id = :subscription for update")
                .param("subscription", subscription.value())
                .query(Integer.class)
                .optional();
    }

    Optional<Instant> lastClosedEnd() {
        return database.sql(
                        "select max(unbilled_start) from subscription where unbilled_start > coalesce(paid_from, start_at)")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    List<Subscription> byIds(Collection<SubscriptionId> ids) {
        Map<SubscriptionId, List<SubscriptionPhase>> phases = phases(ids);
        return database.sql("""
                        select subscription.*, customer.customer_key
                        from subscription join customer using (customer_id)
                        where subscription_id = any(:ids)
                        order by subscription_id
                        """)
                .param("ids", numbers(ids))
                .query((row, number) -> subscription(row, phases))
                .list();
    }

    List<Subscription> byCustomers(Collection<CustomerId> customers) {
        return byIds(database.sql("select subscription_id from subscription where customer_id = any(:customers)")
                .param("customers", customers.stream().map(CustomerId::value).toArray(Long[]::new))
                .query((row, number) -> new SubscriptionId(row.getLong(1)))
                .list());
    }

    private Map<SubscriptionId, List<SubscriptionPhase>> phases(Collection<SubscriptionId> ids) {
        Map<SubscriptionId, List<SubscriptionPhase>> phases = new HashMap<>();
        database.sql("""
                        select subscription_id, effective_from, plan_key, seats
                        from subscription_phase
                        where subscription_id = any(:ids)
                        order by subscription_id, effective_from
                        """).param("ids", numbers(ids)).query(row -> {
            phases.computeIfAbsent(new SubscriptionId(row.getLong("subscription_id")), id -> new ArrayList<>())
                    .add(new SubscriptionPhase(
                            instant(row, "effective_from"),
                            new PlanKey(row.getString("plan_key")),
                            row.getInt("seats")));
        });
        return phases;
    }

    private static Subscription subscription(ResultSet row, Map<SubscriptionId, List<SubscriptionPhase>> phases)
            throws SQLException {
        SubscriptionId id = new SubscriptionId(row.getLong("subscription_id"));
        Timestamp endAt = row.getTimestamp("end_at");
        Timestamp paidFrom = row.getTimestamp("paid_from");
        return new Subscription(
                id,
                new CustomerId(row.getLong("customer_id")),
                new CustomerKey(row.getString("customer_key")),
                SubscriptionState.valueOf(row.getString("state")),
                instant(row, "start_at"),
                paidFrom == null ? instant(row, "start_at") : paidFrom.toInstant(),
                endAt == null ? null : endAt.toInstant(),
                row.getInt("interval_months"),
                Alignment.valueOf(row.getString("alignment")),
                ZoneId.of(row.getString("time_zone")),
                new ServicePeriod(instant(row, "unbilled_start"), instant(row, "unbilled_end")),
                phases.getOrDefault(id, List.of()),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static Long[] numbers(Collection<SubscriptionId> ids) {
        return ids.stream().map(SubscriptionId::value).toArray(Long[]::new);
    }
}
