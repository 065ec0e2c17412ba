package io.plimsoll.simulation;

import io.plimsoll.kernel.SimulationId;
import io.plimsoll.policy.PolicyPin;
import io.plimsoll.simulation.BilledPeriods.View;
import io.plimsoll.simulation.Simulation.Kind;
import io.plimsoll.simulation.Simulation.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code policy_simulation}. */
@Repository
class SimulationRows {

    private final JdbcClient database;

    SimulationRows(JdbcClient database) {
        this.database = database;
    }

    /** What is known before anything is computed. */
    record NewSimulation(
            Kind kind,
            @Nullable SimulationId predictedBy,
            String set,
            String candidate,
            String baseline,
            Effect effect,
            int periods,
            BigDecimal jumpPercent,
            PolicyPin pin) {}

    /** Where a simulation is in its book. */
    record Place(long lastSubscription, long done) {}

    SimulationId insert(NewSimulation wanted, View view, String requestedBy, Instant at) {
        SimulationId predictedBy = wanted.predictedBy();
        Instant billedThrough = view.billedThrough();
        return database.sql("""
                        insert into policy_simulation (kind, predicted_by, policy_set, candidate_hash, baseline_hash, effect,
                                                       periods, jump_percent, state, requested_by, requested_at,
                                                       last_activation_id, billed_through, last_invoice_id, periods_in_view)
                        values (:kind, :predictedBy, :set, :candidate, :baseline, :effect, :periods, :jumpPercent, 'QUEUED',
                                :requestedBy, :at, :lastActivation, :billedThrough, :lastInvoice, :inView)
                        returning policy_simulation_id
                        """)
                .param("kind", wanted.kind().name())
                .param("predictedBy", predictedBy == null ? null : predictedBy.value())
                .param("set", wanted.set())
                .param("candidate", wanted.candidate())
                .param("baseline", wanted.baseline())
                .param("effect", wanted.effect().name())
                .param("periods", wanted.periods())
                .param("jumpPercent", wanted.jumpPercent())
                .param("lastActivation", wanted.pin().lastActivation())
                .param("requestedBy", requestedBy)
                .param("at", Timestamp.from(at))
                .param("billedThrough", billedThrough == null ? null : Timestamp.from(billedThrough))
                .param("lastInvoice", view.lastInvoice())
                .param("inView", view.periods())
                .query((row, number) -> new SimulationId(row.getLong(1)))
                .single();
    }

    Optional<Simulation> find(SimulationId id) {
        return database.sql("select * from policy_simulation where policy_simulation_id = :id")
                .param("id", id.value())
                .query(SimulationRows::simulation)
                .optional();
    }

    /** Predictions of a version, newest first. */
    List<Simulation> ofVersion(String set, String candidate, int limit) {
        return database.sql("""
                        select * from policy_simulation
                         where policy_set = :set and candidate_hash = :candidate and kind = 'PREDICTED'
                         order by policy_simulation_id desc
                         limit :limit
                        """)
                .param("set", set)
                .param("candidate", candidate)
                .param("limit", limit)
                .query(SimulationRows::simulation)
                .list();
    }

    Optional<Simulation> newestBeside(SimulationId prediction) {
        return database.sql("""
                        select * from policy_simulation
                         where predicted_by = :prediction
                         order by policy_simulation_id desc
                         limit 1
                        """)
                .param("prediction", prediction.value())
                .query(SimulationRows::simulation)
                .optional();
    }

    List<SimulationId> unfinished() {
        return database.sql("""
                        select policy_simulation_id from policy_simulation
                         where state in ('QUEUED', 'RUNNING')
                         order by policy_simulation_id
                        """)
                .query((row, number) -> new SimulationId(row.getLong(1)))
                .list();
    }

    void begin(SimulationId id, Instant at) {
        database.sql("""
                        update policy_simulation
                           set state = 'RUNNING', started_at = coalesce(started_at, :at)
                         where policy_simulation_id = :id and state in ('QUEUED', 'RUNNING')
                        """)
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whether it was not over yet. */
    boolean finish(SimulationId id, State state, @Nullable String failure, @Nullable String stoppedBy, Instant at) {
        return database.sql("""
                        update policy_simulation
                           set state = :state, failure = :failure, stopped_by = :stoppedBy, finished_at = :at
                         where policy_simulation_id = :id and state in ('QUEUED', 'RUNNING')
                        """)
                        .param("id", id.value())
                        .param("state", state.name())
                        .param("failure", failure)
                        .param("stoppedBy", stoppedBy)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    View view(SimulationId id) {
        return database.sql("""
                        select billed_through, last_invoice_id, periods_in_view from policy_simulation
                         where policy_simulation_id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> new View(
                        instant(row, "billed_through"), row.getLong("last_invoice_id"), row.getLong("periods_in_view")))
                .single();
    }

    Place place(SimulationId id) {
        return database.sql("""
                        select last_subscription_id, periods_done from policy_simulation
                         where policy_simulation_id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> new Place(row.getLong("last_subscription_id"), row.getLong("periods_done")))
                .single();
    }

    /** Moves on, unless it was stopped or another process did so first. */
    boolean move(SimulationId id, Place from, Place to) {
        return database.sql("""
                        update policy_simulation set last_subscription_id = :subscription, periods_done = :done
                         where policy_simulation_id = :id and state = 'RUNNING' and last_subscription_id = :before
                        """)
                        .param("id", id.value())
                        .param("subscription", to.lastSubscription())
                        .param("done", to.done())
                        .param("before", from.lastSubscription())
                        .update()
                == 1;
    }

    private static Simulation simulation(ResultSet row, int number) throws SQLException {
        long predictedBy = row.getLong("predicted_by");
        return new Simulation(
                new SimulationId(row.getLong("policy_simulation_id")),
                Kind.valueOf(row.getString("kind")),
                predictedBy == 0 ? null : new SimulationId(predictedBy),
                row.getString("policy_set"),
                row.getString("candidate_hash"),
                row.getString("baseline_hash"),
                Effect.valueOf(row.getString("effect")),
                row.getInt("periods"),
                row.getBigDecimal("jump_percent"),
                State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("stopped_by"),
                row.getLong("last_activation_id"),
                instant(row, "billed_through"),
                row.getLong("periods_in_view"),
                row.getLong("periods_done"),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
