package io.plimsoll.simulation;

import static io.plimsoll.BillingBook.FINANCE;

import io.plimsoll.BillingBook;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.kernel.Actor;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A billed book, and versions to simulate on it. */
final class SimulatedBook implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-06-02T00:00:00Z");
    private static final Actor REVOPS = Actor.user("reed");
    private static final List<String> PLANS =
            List.of("api-payg", "platform-hybrid", "email-49", "storage-tiers", "free", "enterprise-commit");

    private final BillingBook book = new BillingBook("io.plimsoll.simulation");

    <T> T get(Class<T> type) {
        return book.get(type);
    }

    BillingBook book() {
        return book;
    }

    Simulations simulations() {
        return get(Simulations.class);
    }

    /** Customers of all plans, currencies and zones with usage from January on, billed through May; the seed decides. */
    void random(long seed, int customers) {
        Random random = new Random(seed);
        for (int i = 0; i < customers; i++) {
            String key = "c" + i;
            String plan = PLANS.get(random.nextInt(PLANS.size()));
            String currency = List.of("USD", "EUR", "JPY").get(random.nextInt(3));
            String zone = List.of("UTC", "Asia/Tokyo", "America/New_York").get(random.nextInt(3));
            book.customer(
                    key,
                    "Customer " + i,
                    currency,
                    List.of("startup", "growth", "public").get(random.nextInt(3)),
                    zone);
            book.subscribe(
                    key, plan, "2026-0" + (1 + random.nextInt(4)) + "-0" + (1 + random.nextInt(9)) + "T00:00:00Z");
        }
        database().sql("""
                        insert into usage_bucket (customer_id, meter_id, bucket_start, quantity, event_count)
                        select customer_id, meter_id, day, (customer_id * 7919 + meter_id * 104729 + extract(doy from day) * :seed)
                                                           %% case meter_key when 'api-calls' then 90000 else 700 end, 3
                          from customer, meter, generate_series('2026-01-01Z'::timestamptz, '2026-05-31Z', '5 days') as day
                         where aggregation in ('SUM', 'MAX', 'COUNT')
                        """.replace("%%", "%")).param("seed", seed % 1_000 + 1).update();
        bill();
    }

    /** Closes every month that ends before {@link #NOW}. */
    void bill() {
        book.run(NOW, false);
    }

    /** A version of a set, made by editing the text of the one in force. */
    PolicyVersion edited(String set, UnaryOperator<String> edit) {
        Policies policies = get(Policies.class);
        String csv = policies.inForce(set, NOW).csv();
        return policies.post(set, edit.apply(csv), REVOPS, "an edit", NOW);
    }

    /** Puts a version in force from the instant. */
    void activate(PolicyVersion version, String effectiveFrom, String at) {
        ApprovedPolicies.activate(
                get(DataSource.class),
                get(Policies.class),
                version.set(),
                version.hash(),
                Instant.parse(effectiveFrom),
                REVOPS,
                Instant.parse(at));
        get(Policies.class).refresh();
    }

    Simulation simulate(PolicyVersion version, int periods) {
        return simulate(version, null, periods);
    }

    Simulation simulate(PolicyVersion version, @Nullable String against, int periods) {
        return simulations()
                .request(
                        new SimulationRequest(version.set(), version.hash(), against, periods, new BigDecimal(20)),
                        FINANCE,
                        NOW);
    }

    JdbcClient database() {
        return book.context().database();
    }

    /** Every row of every table but the simulation's own two, as one digest a table. */
    String everythingElse() {
        TreeMap<String, String> digests = new TreeMap<>();
        List<String> tables = database()
                .sql("""
                        select table_name from information_schema.tables
                         where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'policy_simulation%'
                        """)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
        for (String table : tables) {
            digests.put(
                    table,
                    database()
                            .sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') from "
                                            + table + " t")
                            .query(String.class)
                            .single());
        }
        return digests.toString();
    }

    @Override
    public void close() {
        book.close();
    }
}
