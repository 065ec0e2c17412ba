package io.plimsoll.simulation;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.simulation.Simulation.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * How long a simulation of 10,000 subscriptions over 12 months takes, beside a billing run of one of these months. Not part of
 * the build: {@code docs/performance.md} tells how to run it.
 */
class SimulationBenchmark {

    private static final int SUBSCRIPTIONS = Integer.getInteger("plimsoll.subscriptions", 10_000);
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void tenThousandSubscriptionsOverTwelveMonths() {
        try (SimulatedBook book = new SimulatedBook()) {
            timed("open the book", 0, () -> open(book));
            timed("billing run of December", SUBSCRIPTIONS, () -> book.book().run(NOW, false));
            for (int round = 1; round <= 3; round++) {
                PolicyVersion dearer = book.edited("tier", csv -> csv.replace(",1000,6.00,", ",1000,9.00,"));
                Simulation simulation = book.simulations()
                        .request(
                                new SimulationRequest("tier", dearer.hash(), null, 12, new BigDecimal(20)),
                                FINANCE,
                                NOW);
                timed("simulation, round " + round, 12L * SUBSCRIPTIONS, () -> workOff(book, simulation));
                timed("all that its page adds up", 0, () -> read(book, simulation));
                assertThat(book.simulations().get(simulation.id()).state()).isEqualTo(State.COMPLETED);
                assertThat(book.get(SimulationResults.class)
                                .counts(simulation.id())
                                .compared())
                        .isEqualTo(12L * SUBSCRIPTIONS);
            }
        }
    }

    private static Object workOff(SimulatedBook book, Simulation simulation) {
        Simulating simulating = book.get(Simulating.class);
        book.simulations().begin(simulation.id(), NOW);
        long most = 0;
        boolean more;
        do {
            more = simulating.next(book.simulations().get(simulation.id()));
            Runtime runtime = Runtime.getRuntime();
            most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
        } while (more);
        book.simulations().complete(simulation.id(), NOW);
        return (most >> 20) + " MB of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB heap used at most";
    }

    private static Object read(SimulatedBook book, Simulation simulation) {
        SimulationResults results = book.get(SimulationResults.class);
        results.plans(simulation.id());
        results.histogram(simulation.id());
        results.failures(simulation.id());
        results.jumps(simulation.id(), 10);
        results.customers(simulation.id(), "USD", true, null, 5);
        results.customers(simulation.id(), "USD", false, null, 5);
        return results.totals(simulation.id()).getFirst().difference();
    }

    /** Four plans, eight buckets of usage a month, eleven months billed as the shipped rows would hardly have: only the periods count. */
    private static Object open(SimulatedBook book) {
        book.database().sql("""
                        insert into customer (customer_key, name, currency, country, segment, time_zone, created_at, updated_at)
                        select 'c' || n, 'Customer ' || n, 'USD', 'US', (array['startup', 'growth', 'enterprise'])[n % 3 + 1], 'UTC',
                               '2026-01-01Z', '2026-01-01Z'
                          from generate_series(1, :count) n;
                        insert into subscription (customer_id, state, start_at, interval_months, alignment, anchor_day, time_zone,
                                                  unbilled_start, unbilled_end, created_at)
                        select customer_id, 'ACTIVE', '2026-01-01Z', 1, 'CALENDAR', 1, 'UTC', '2026-12-01Z', '2027-01-01Z', '2026-01-01Z'
                          from customer order by customer_id;
                        insert into subscription_phase (subscription_id, effective_from, plan_key, seats, created_at)
                        select subscription_id, start_at, (array['api-payg', 'platform-hybrid', 'email-49', 'storage-tiers'])[subscription_id % 4 + 1],
                               0, start_at
                          from subscription;
                        insert into usage_bucket (customer_id, meter_id, bucket_start, quantity, event_count)
                        select customer_id, meter_id, month + day * interval '3 days', customer_id * 7919 % 40000 + 10 * day, 3
                          from customer
                          join subscription using (customer_id)
                          join subscription_phase using (subscription_id)
                          join meter on meter_key = case plan_key when 'email-49' then 'contacts' when 'storage-tiers' then 'storage-gb' else 'api-calls' end,
                               generate_series('2026-01-01Z'::timestamptz, '2026-12-01Z', '1 month') month, generate_series(0, 7) day;
                        insert into invoice (customer_id, customer_name, subscription_id, plan_key, period_start, period_end, time_zone,
                                             currency, total, state, payment_days, drafted_at)
                        select customer_id, name, subscription_id, plan_key, month, month + interval '1 month', 'UTC', 'USD', 49, 'DRAFT',
                               14, month + interval '1 month'
                          from customer
                          join subscription using (customer_id)
                          join subscription_phase using (subscription_id),
                               generate_series('2026-01-01Z'::timestamptz, '2026-11-01Z', '1 month') month;
                        analyze
                        """).param("count", SUBSCRIPTIONS).update();
        return SUBSCRIPTIONS + " subscriptions";
    }

    private static void timed(String what, long periods, Supplier<Object> work) {
        long start = System.nanoTime();
        Object said = work.get();
        long millis = (System.nanoTime() - start) / 1_000_000;
        String rate = periods == 0 ? "" : ", " + periods * 1_000 / Math.max(1, millis) + " periods a second";
        System.out.println(what + ": " + millis + " ms" + rate + " (" + said + ")");
    }
}
