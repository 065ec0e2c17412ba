package io.plimsoll.simulation;

import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.SimulationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the outcomes of a simulation come to, aggregated by PostgreSQL. */
@Repository
class SimulationFindings {

    /** Bounds of the histogram's bins, in percent; 0 parts less from more. */
    private static final Integer[] BOUNDS = {-50, -20, -10, -5, 0, 5, 10, 20, 50, 100};

    private final JdbcClient database;

    SimulationFindings(JdbcClient database) {
        this.database = database;
    }

    Optional<SimulationId> newestCompleted(String set, String candidate, String baseline) {
        return database.sql("""
                        select policy_simulation_id from policy_simulation
                         where policy_set = :set and candidate_hash = :candidate and baseline_hash = :baseline
                           and kind = 'PREDICTED' and state = 'COMPLETED'
                         order by policy_simulation_id desc
                         limit 1
                        """)
                .param("set", set)
                .param("candidate", candidate)
                .param("baseline", baseline)
                .query((row, number) -> new SimulationId(row.getLong(1)))
                .optional();
    }

    /** A subscription counts with the average of its months, so one that has few periods weighs as much as one that has many. */
    Impact impact(SimulationId simulation) {
        return new Impact(query("""
                        select currency, sum(moved / months) as moved, sum(baseline / months) as baseline
                          from (select currency, sum(abs(difference)) as moved, sum(baseline_total) as baseline,
                                       sum(months) as months
                                  from policy_simulation_outcome
                                 where policy_simulation_id = :simulation and difference is not null
                                 group by currency, subscription_id) by_subscription
                         group by currency
                         order by currency
                        """, simulation)
                .query((row, number) -> currencyImpact(row))
                .list());
    }

    SimulationCounts counts(SimulationId simulation) {
        return query(
                        """
                        select count(difference) as compared,
                               count(*) filter (where difference <> 0) as changed,
                               count(*) filter (where %1$s) as jumped,
                               count(distinct customer_id) filter (where %1$s) as customers_jumped,
                               count(*) filter (where %2$s) as newly_held,
                               count(*) filter (where %3$s) as no_longer_held,
                               count(candidate_failure_code) as unpriced_by_candidate,
                               count(baseline_failure_code) as unpriced_by_baseline,
                               count(*) filter (where invoice.total <> candidate_total and invoice.total <> baseline_total)
                                   as invoiced_otherwise
                          from policy_simulation_outcome
                          join policy_simulation using (policy_simulation_id)
                          join (select invoice_id, total from invoice) invoice using (invoice_id)
                         where policy_simulation_id = :simulation
                        """.formatted(
                                        OutcomeFilter.JUMPED.condition(),
                                        OutcomeFilter.NEWLY_HELD.condition(),
                                        OutcomeFilter.NO_LONGER_HELD.condition()),
                        simulation)
                .query((row, number) -> new SimulationCounts(
                        row.getLong("compared"),
                        row.getLong("changed"),
                        row.getLong("jumped"),
                        row.getLong("customers_jumped"),
                        row.getLong("newly_held"),
                        row.getLong("no_longer_held"),
                        row.getLong("unpriced_by_candidate"),
                        row.getLong("unpriced_by_baseline"),
                        row.getLong("invoiced_otherwise")))
                .single();
    }

    List<CurrencyTotals> totals(SimulationId simulation) {
        return query("""
                        select currency, sum(bills) as bills, sum(changed) as changed, sum(baseline) as baseline,
                               sum(candidate) as candidate, sum((candidate - baseline) / months) as per_month
                          from (select currency, count(*) as bills, count(*) filter (where difference <> 0) as changed,
                                       sum(baseline_total) as baseline, sum(candidate_total) as candidate, sum(months) as months
                                  from policy_simulation_outcome
                                 where policy_simulation_id = :simulation and difference is not null
                                 group by currency, subscription_id) by_subscription
                         group by currency
                         order by currency
                        """, simulation).query((row, number) -> totals(row)).list();
    }

    List<PlanTotals> plans(SimulationId simulation) {
        return query("""
                        select plan_key, currency, sum(bills) as bills, sum(changed) as changed, sum(baseline) as baseline,
                               sum(candidate) as candidate, sum((candidate - baseline) / months) as per_month
                          from (select plan_key, currency, count(*) as bills,
                                       count(*) filter (where difference <> 0) as changed, sum(baseline_total) as baseline,
                                       sum(candidate_total) as candidate, sum(months) as months
                                  from policy_simulation_outcome
                                 where policy_simulation_id = :simulation and difference is not null
                                 group by plan_key, currency, subscription_id) by_subscription
                         group by plan_key, currency
                         order by plan_key, currency
                        """, simulation)
                .query((row, number) -> new PlanTotals(row.getString("plan_key"), totals(row)))
                .list();
    }

    /** Bins from much less to much more, empty ones too; bills that do not differ are in none. */
    List<DifferenceBin> histogram(SimulationId simulation) {
        return query("""
                        select bin, from_percent, to_percent, from_nothing, count(bill) as bills
                          from (select number - 1 as bin, (array[null]::int[] || :bounds)[number] as from_percent,
                                       (:bounds)[number] as to_percent, false as from_nothing
                                  from generate_series(1, cardinality(:bounds) + 1) as number
                                 union all select -1, null, null, true) bins
                          left join (select case when baseline_total = 0 then -1
                                                 else width_bucket(difference * 100 / baseline_total, :bounds::numeric[])
                                            end as bin, 1 as bill
                                       from policy_simulation_outcome
                                      where policy_simulation_id = :simulation and difference <> 0) bill using (bin)
                         group by bin, from_percent, to_percent, from_nothing
                         order by from_nothing, bin
                        """, simulation)
                .param("bounds", BOUNDS)
                .query((row, number) -> new DifferenceBin(
                        row.getBigDecimal("from_percent"),
                        row.getBigDecimal("to_percent"),
                        row.getBoolean("from_nothing"),
                        row.getLong("bills")))
                .list();
    }

    List<FailureCount> failures(SimulationId simulation) {
        return query("""
                        select candidate, code, count(*) as periods, (array_agg(reason order by outcome_number))[1] as example,
                               min(outcome_number) as outcome,
                               (array_agg(customer_key order by outcome_number))[1] as customer
                          from policy_simulation_outcome
                          join customer using (customer_id)
                         cross join lateral (values (true, candidate_failure_code, candidate_failure_reason),
                                                    (false, baseline_failure_code, baseline_failure_reason))
                               as failure (candidate, code, reason)
                         where policy_simulation_id = :simulation and code is not null
                         group by candidate, code
                         order by candidate desc, periods desc, code
                        """, simulation)
                .query((row, number) -> new FailureCount(
                        row.getBoolean("candidate"),
                        row.getString("code"),
                        row.getLong("periods"),
                        row.getString("example"),
                        new CustomerKey(row.getString("customer")),
                        row.getLong("outcome")))
                .list();
    }

    List<RealisedMonth> months(SimulationId simulation) {
        return query("""
                        select to_char(policy_simulation_outcome.period_start at time zone time_zone, 'YYYY-MM') as month,
                               policy_simulation_outcome.currency, count(*) as bills, sum(baseline_total) as baseline,
                               sum(candidate_total) as candidate
                          from policy_simulation_outcome
                          join invoice using (invoice_id)
                         where policy_simulation_id = :simulation and difference is not null
                         group by 1, 2
                         order by 1, 2
                        """, simulation)
                .query((row, number) -> new RealisedMonth(
                        YearMonth.parse(row.getString("month")),
                        row.getLong("bills"),
                        money(row, "baseline"),
                        money(row, "candidate")))
                .list();
    }

    private JdbcClient.StatementSpec query(String sql, SimulationId simulation) {
        return database.sql(sql).param("simulation", simulation.value());
    }

    private static CurrencyTotals totals(ResultSet row) throws SQLException {
        return new CurrencyTotals(
                row.getLong("bills"),
                row.getLong("changed"),
                money(row, "baseline"),
                money(row, "candidate"),
                Money.rounded(currency(row), row.getBigDecimal("per_month"), RoundingMode.HALF_UP));
    }

    private static CurrencyImpact currencyImpact(ResultSet row) throws SQLException {
        BigDecimal moved = row.getBigDecimal("moved");
        BigDecimal baseline = row.getBigDecimal("baseline");
        return new CurrencyImpact(
                currency(row),
                moved.setScale(Money.scaleOf(currency(row)), RoundingMode.HALF_UP),
                CurrencyTotals.percent(baseline, moved));
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return Money.exactly(currency(row), row.getBigDecimal(column));
    }

    static @Nullable Money moneyOrNull(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column) == null ? null : money(row, column);
    }

    private static Currency currency(ResultSet row) throws SQLException {
        return Currency.getInstance(row.getString("currency"));
    }
}
