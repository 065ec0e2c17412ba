package io.plimsoll.trial;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TrialRows {

    private final JdbcClient database;

    TrialRows(JdbcClient database) {
        this.database = database;
    }

    /** Whether there was none before. */
    boolean insert(Trial trial, long decision) {
        return database.sql("""
                        insert into trial (subscription_id, state, started_at, ends_at, remind_days_before, policy_decision_id)
                        values (:subscription, 'RUNNING', :startedAt, :endsAt, :remindDays, :decision)
                        on conflict (subscription_id) do nothing
                        """)
                        .param("subscription", trial.subscription().value())
                        .param("startedAt", Timestamp.from(trial.startedAt()))
                        .param("endsAt", Timestamp.from(trial.endsAt()))
                        .param("remindDays", trial.remindDaysBefore().toArray(Integer[]::new))
                        .param("decision", decision)
                        .update()
                == 1;
    }

    Optional<Trial> find(SubscriptionId subscription) {
        return ofSubscriptions(List.of(subscription)).stream().findFirst();
    }

    /** The same, locked until the transaction ends. */
    Optional<Trial> lock(SubscriptionId subscription) {
        return database.sql("select * from trial where subscription_id = :subscription for update")
                .param("subscription", subscription.value())
                .query(TrialRows::trial)
                .optional();
    }

    List<Trial> ofSubscriptions(Collection<SubscriptionId> subscriptions) {
        return database.sql("select * from trial where subscription_id = any(:ids) order by subscription_id")
                .param("ids", subscriptions.stream().map(SubscriptionId::value).toArray(Long[]::new))
                .query(TrialRows::trial)
                .list();
    }

    void lengthen(Trial trial, Instant end, Actor by, String reason, @Nullable Long decision, Instant at) {
        database.sql("""
                        insert into trial_extension (subscription_id, extension_number, from_end, to_end, extended_by, reason,
                                                     policy_decision_id, extended_at)
                        values (:subscription, :number, :from, :to, :by, :reason, :decision, :at);
                        update trial set ends_at = :to, extensions = :number, state = 'RUNNING', expire_to = null
                         where subscription_id = :subscription
                        """)
                .param("subscription", trial.subscription().value())
                .param("number", trial.extensions() + 1)
                .param("from", Timestamp.from(trial.endsAt()))
                .param("to", Timestamp.from(end))
                .param("by", by.name())
                .param("reason", reason)
                .param("decision", decision)
                .param("at", Timestamp.from(at))
                .update();
    }

    void give(Trial trial, Instant graceEnd, @Nullable PlanKey expireTo) {
        database.sql("""
                        update trial set state = 'GRACE', ends_at = :end, expire_to = :plan where subscription_id = :subscription
                        """)
                .param("subscription", trial.subscription().value())
                .param("end", Timestamp.from(graceEnd))
                .param("plan", expireTo == null ? null : expireTo.value())
                .update();
    }

    void over(SubscriptionId subscription, Trial.State state, @Nullable PlanKey expireTo, Instant at) {
        database.sql("""
                        update trial set state = :state, over_at = :at, expire_to = :plan where subscription_id = :subscription
                        """)
                .param("subscription", subscription.value())
                .param("state", state.name())
                .param("plan", expireTo == null ? null : expireTo.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void decided(SubscriptionId subscription, long decision) {
        database.sql("update trial set end_decision_id = :decision where subscription_id = :subscription")
                .param("subscription", subscription.value())
                .param("decision", decision)
                .update();
    }

    List<Integer> remindedDays(Trial trial) {
        return database.sql("""
                        select days_before from trial_reminder where subscription_id = :subscription and ends_at = :endsAt
                        """)
                .param("subscription", trial.subscription().value())
                .param("endsAt", Timestamp.from(trial.endsAt()))
                .query((row, number) -> row.getInt(1))
                .list();
    }

    void reminded(Trial trial, List<Integer> days, Instant at) {
        database.sql("""
                        insert into trial_reminder (subscription_id, ends_at, days_before, reminded_at)
                        select :subscription, :endsAt, days, :at from unnest(:days) as days
                        on conflict do nothing
                        """)
                .param("subscription", trial.subscription().value())
                .param("endsAt", Timestamp.from(trial.endsAt()))
                .param("days", days.toArray(Integer[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    private static Trial trial(ResultSet row, int number) throws SQLException {
        String expireTo = row.getString("expire_to");
        Timestamp overAt = row.getTimestamp("over_at");
        return new Trial(
                new SubscriptionId(row.getLong("subscription_id")),
                Trial.State.valueOf(row.getString("state")),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                Arrays.asList((Integer[]) row.getArray("remind_days_before").getArray()),
                row.getInt("extensions"),
                expireTo == null ? null : new PlanKey(expireTo),
                overAt == null ? null : overAt.toInstant());
    }
}
