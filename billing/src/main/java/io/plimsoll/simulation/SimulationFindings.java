package io.plimsoll.simulation;

import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.SimulationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the outcomes of a simulation come to, aggregated by PostgreSQL. */
@Repository
class SimulationFindings {

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
        return new Impact(database.sql("""
                        select currency, sum(moved / months) as moved, sum(baseline / months) as baseline
                          from (select currency, sum(abs(difference)) as moved, sum(baseline_total) as baseline,
                                       sum(months) as months
                                  from policy_simulation_outcome
                                 where policy_simulation_id = :simulation and difference is not null
                                 group by currency, subscription_id) by_subscription
                         group by currency
                         order by currency
                        """)
                .param("simulation", simulation.value())
                .query((row, number) -> currencyImpact(
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("moved"),
                        row.getBigDecimal("baseline")))
                .list());
    }

    private static CurrencyImpact currencyImpact(Currency currency, BigDecimal moved, BigDecimal baseline) {
        return new CurrencyImpact(
                currency, moved.setScale(Money.scaleOf(currency), RoundingMode.HALF_UP), percentOf(baseline, moved));
    }

    private static @Nullable BigDecimal percentOf(BigDecimal whole, BigDecimal part) {
        return whole.signum() == 0 ? null : part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
