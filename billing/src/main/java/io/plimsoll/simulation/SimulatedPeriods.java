package io.plimsoll.simulation;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.simulation.SimulationOutcome.Verdict;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads single outcomes, and customers' sums of them. */
@Repository
class SimulatedPeriods {

    private static final String OUTCOME = """
            select outcome.*, customer_key, customer.name as customer_name, invoice.time_zone, invoice.total as invoiced
              from (select * from policy_simulation_outcome join policy_simulation using (policy_simulation_id)
                     where policy_simulation_id = :simulation) outcome
              join customer using (customer_id)
              join invoice using (invoice_id)
            """;

    private final JdbcClient database;

    SimulatedPeriods(JdbcClient database) {
        this.database = database;
    }

    List<SimulationOutcome> after(SimulationId simulation, OutcomeFilter filter, long number, int limit) {
        return database.sql(OUTCOME + " where outcome_number > :after and " + filter.condition()
                        + " order by outcome_number limit :limit")
                .param("simulation", simulation.value())
                .param("after", number)
                .param("limit", limit)
                .query(SimulatedPeriods::outcome)
                .list();
    }

    Optional<SimulationOutcome> find(SimulationId simulation, long number) {
        return database.sql(OUTCOME + " where outcome_number = :number")
                .param("simulation", simulation.value())
                .param("number", number)
                .query(SimulatedPeriods::outcome)
                .optional();
    }

    /** All periods of one subscription, oldest first. */
    List<SimulationOutcome> ofSubscription(SimulationId simulation, SubscriptionId subscription) {
        return database.sql(OUTCOME + " where outcome.subscription_id = :subscription order by outcome_number")
                .param("simulation", simulation.value())
                .param("subscription", subscription.value())
                .query(SimulatedPeriods::outcome)
                .list();
    }

    /** The steepest jump of each customer that has one, steepest first; from nothing is steepest of all. */
    List<SimulationOutcome> jumps(SimulationId simulation, int limit) {
        // Ranked and cut before anything is joined: of outcomes just written the planner expects a handful.
        return database.sql("""
                        select outcome.*, customer_key, customer.name as customer_name, invoice.time_zone, invoice.total as invoiced
                          from (select * from (
                                    select distinct on (customer_id) *, difference / nullif(baseline_total, 0) as share
                                      from policy_simulation_outcome join policy_simulation using (policy_simulation_id)
                                     where policy_simulation_id = :simulation and %s
                                     order by customer_id, difference / nullif(baseline_total, 0) desc nulls first,
                                              outcome_number) steepest
                                 order by share desc nulls first, outcome_number
                                 limit :limit) outcome
                          join customer using (customer_id)
                          join invoice using (invoice_id)
                         order by share desc nulls first, outcome_number
                        """.formatted(OutcomeFilter.JUMPED.condition()))
                .param("simulation", simulation.value())
                .param("limit", limit)
                .query(SimulatedPeriods::outcome)
                .list();
    }

    /**
     * Customers that pay more, or less, in a currency; those that differ most first.
     *
     * @param differsLessThan where a page begins: after this difference, and of equal ones after this customer; null at first
     */
    List<Ranked> customers(
            SimulationId simulation,
            String currency,
            boolean more,
            @Nullable BigDecimal differsLessThan,
            long customer,
            int limit) {
        return database.sql("""
                        with differing as (
                            select customer_id, currency, sum(baseline_total) as baseline, sum(candidate_total) as candidate,
                                   abs(sum(difference)) as differs, count(*) filter (where difference <> 0) as changed,
                                   (array_agg(outcome_number order by abs(difference) desc, outcome_number desc))[1]
                                       as outcome_number
                              from policy_simulation_outcome
                             where policy_simulation_id = :simulation and currency = :currency and difference is not null
                             group by customer_id, currency
                            having case when :more then sum(difference) > 0 else sum(difference) < 0 end),
                        ranked as (
                            select * from differing
                             where :bound::numeric is null or differs < :bound or (differs = :bound and customer_id > :customer)
                             order by differs desc, customer_id
                             limit :limit)
                        select ranked.*, customer_key, name
                          from ranked
                          join customer using (customer_id)
                         order by differs desc, customer_id
                        """)
                .param("simulation", simulation.value())
                .param("currency", currency)
                .param("more", more)
                .param("bound", differsLessThan)
                .param("customer", customer)
                .param("limit", limit)
                .query((row, number) -> new Ranked(
                        row.getLong("customer_id"),
                        row.getBigDecimal("differs"),
                        new CustomerDifference(
                                new CustomerKey(row.getString("customer_key")),
                                row.getString("name"),
                                SimulationFindings.money(row, "baseline"),
                                SimulationFindings.money(row, "candidate"),
                                row.getLong("changed"),
                                row.getLong("outcome_number"))))
                .list();
    }

    /** A customer with what its place in the order hangs on. */
    record Ranked(long customer, BigDecimal differs, CustomerDifference difference) {}

    private static SimulationOutcome outcome(ResultSet row, int number) throws SQLException {
        return new SimulationOutcome(
                row.getLong("outcome_number"),
                new CustomerKey(row.getString("customer_key")),
                row.getString("customer_name"),
                new SubscriptionId(row.getLong("subscription_id")),
                new InvoiceId(row.getLong("invoice_id")),
                new ServicePeriod(
                        row.getTimestamp("period_start").toInstant(),
                        row.getTimestamp("period_end").toInstant()),
                ZoneId.of(row.getString("time_zone")),
                row.getString("plan_key"),
                SimulationFindings.money(row, "invoiced"),
                verdict(row, "baseline"),
                verdict(row, "candidate"));
    }

    private static Verdict verdict(ResultSet row, String side) throws SQLException {
        return new Verdict(
                SimulationFindings.moneyOrNull(row, side + "_total"),
                row.getBoolean(side + "_held"),
                row.getString(side + "_failure_code"),
                row.getString(side + "_failure_reason"));
    }
}
