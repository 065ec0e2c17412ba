package io.plimsoll.batch.simulation;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.BillingBook;
import io.plimsoll.PlimsollContext;
import io.plimsoll.batch.BatchLauncher;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.simulation.Simulation;
import io.plimsoll.simulation.Simulation.State;
import io.plimsoll.simulation.SimulationRequest;
import io.plimsoll.simulation.SimulationResults;
import io.plimsoll.simulation.Simulations;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Three thousand bills: more than is answered at once, in thirty chunks when 24 periods are asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationJobIT {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final int BILLS = 3_000;

    private final BillingBook book = new BillingBook("io.plimsoll.batch");
    private final Simulations simulations = book.get(Simulations.class);
    private final BatchLauncher launcher = book.get(BatchLauncher.class);
    private PolicyVersion dearer;

    @BeforeAll
    void billAMonth() {
        launcher.stop();
        book.subscribedCustomers(BILLS);
        book.context().database().sql("""
                        insert into usage_bucket (customer_id, meter_id, bucket_start, quantity, event_count)
                        select customer_id, meter_id, '2026-05-10T10:00Z', customer_id * 97, 1
                          from customer, meter where meter_key = 'api-calls'
                        """).update();
        book.run(JUNE, false);
        Policies policies = book.get(Policies.class);
        String csv = policies.inForce("tier", JUNE).csv();
        dearer = policies.post(
                "tier",
                csv.replace("USD,GRADUATED,100000,0.0010,", "USD,GRADUATED,100000,0.0020,"),
                FINANCE,
                "dearer",
                JUNE);
    }

    @AfterAll
    void close() {
        book.close();
    }

    @Test
    void aLargeBookIsQueuedAndWorkedOffWithProgress() {
        Simulation queued = request();
        assertThat(queued.state()).isEqualTo(State.QUEUED);
        assertThat(queued.periodsInView()).isEqualTo(BILLS);
        launcher.start();
        Simulation over = awaitOver(queued.id());
        assertComplete(over);
        launcher.stop();
    }

    @Test
    void aStoppedSimulationKeepsWhatItFoundAndIsNotTakenUpAgain() {
        Simulation queued = request();
        launcher.start();
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofMinutes(1)).until(() -> done(queued.id()) > 0);
        Simulation stopped = simulations.stop(queued.id(), FINANCE, JUNE);
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(stopped.stoppedBy()).isEqualTo(FINANCE.name());
        launcher.stop();
        launcher.start();
        await().during(Duration.ofMillis(700))
                .until(() -> simulations.unfinished().isEmpty());
        launcher.stop();
        Simulation after = simulations.get(queued.id());
        assertThat(after.state()).isEqualTo(State.STOPPED);
        assertThat(after.periodsDone()).isBetween(1L, BILLS - 1L);
        assertThat(book.get(SimulationResults.class).counts(after.id()).compared())
                .isEqualTo(after.periodsDone());
    }

    @Test
    void whatAKilledProcessBeganAnotherFinishes() throws IOException, InterruptedException {
        Simulation queued = request();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-D" + PlimsollContext.SHARED_DATABASE + "="
                                + book.context().url(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatingProcess.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> done(queued.id()) > 0);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(simulations.get(queued.id()).state()).isEqualTo(State.RUNNING);
        assertThat(done(queued.id())).isBetween(1L, BILLS - 1L);

        launcher.start();
        assertComplete(awaitOver(queued.id()));
        launcher.stop();
    }

    private Simulation request() {
        return simulations.request(
                new SimulationRequest("tier", dearer.hash(), null, 24, new BigDecimal(20)), FINANCE, JUNE);
    }

    private long done(SimulationId id) {
        return simulations.get(id).periodsDone();
    }

    private Simulation awaitOver(SimulationId id) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> simulations.get(id).state().isOver());
        return simulations.get(id);
    }

    private void assertComplete(Simulation simulation) {
        assertThat(simulation.state()).isEqualTo(State.COMPLETED);
        assertThat(simulation.periodsDone()).isEqualTo(BILLS);
        assertThat(book.get(SimulationResults.class).counts(simulation.id()).compared())
                .isEqualTo(BILLS);
        // A thousandth of a dollar more for each of the first 100,000 calls: 97 × n calls for customer n.
        assertThat(book.get(SimulationResults.class)
                        .totals(simulation.id())
                        .getFirst()
                        .difference()
                        .amount())
                .isEqualByComparingTo(book.context()
                        .database()
                        .sql("""
                                select sum(round(least(customer_id * 97, 100000) * 0.002 + r, 2) - round(least(customer_id * 97, 100000) * 0.001 + r, 2))
                                  from customer, lateral (select greatest(customer_id * 97 - 100000, 0) * 0.0008 as r) rest
                                """)
                        .query(BigDecimal.class)
                        .single());
    }
}
