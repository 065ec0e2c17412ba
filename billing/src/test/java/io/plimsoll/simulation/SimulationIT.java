package io.plimsoll.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.simulation.Simulation.State;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationIT {

    private final SimulatedBook book = new SimulatedBook();

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void aRaisedRateShowsInTheBillsOfThoseItIsFor() {
        book.book().customer("acme", "Acme", "USD", "growth", "UTC");
        book.book().subscribe("acme", "email-49", "2026-03-01T00:00:00Z");
        book.book().use("acme", "contacts.counted", "2026-04-10T00:00:00Z", "contacts", 14_500);
        book.book().use("acme", "contacts.counted", "2026-05-10T00:00:00Z", "contacts", 12_000);
        book.bill();
        // 6 becomes 9 for each thousand above the ten included: 5 thousands in April, 2 in May, none in March.
        PolicyVersion dearer = book.edited("tier", csv -> csv.replace(",1000,6.00,", ",1000,9.00,"));
        String before = book.everythingElse();

        Simulation simulation = book.simulate(dearer, 3);

        assertThat(simulation.state()).isEqualTo(State.COMPLETED);
        assertThat(simulation.effect()).isEqualTo(Effect.MONEY);
        assertThat(simulation.periodsDone()).isEqualTo(3).isEqualTo(simulation.periodsInView());
        assertThat(differences(simulation)).containsExactly("0.00", "15.00", "6.00");
        assertThat(book.everythingElse()).isEqualTo(before);
        // 21 in three months, of 3 × 49 + 42.
        assertThat(book.simulations().impactOf("tier", dearer.hash(), simulation.baseline()))
                .contains(new Impact(List.of(new CurrencyImpact(
                        Currency.getInstance("USD"), new BigDecimal("7.00"), new BigDecimal("11.11")))));
        assertThat(differences(book.simulate(dearer, 1))).containsExactly("6.00");
    }

    @Test
    void theVersionInForceBesideItselfDiffersInNothingAndBillsAsWasBilled() {
        for (long seed = 1; seed <= 3; seed++) {
            try (SimulatedBook any = new SimulatedBook()) {
                any.random(seed, 25);
                Policies policies = any.get(Policies.class);
                String before = any.everythingElse();
                for (String set : List.of("plan", "tier", "terms", "review")) {
                    Simulation simulation = any.simulate(policies.inForce(set, SimulatedBook.NOW), 24);
                    assertThat(simulation.state()).isEqualTo(State.COMPLETED);
                    assertThat(simulation.periodsDone()).isGreaterThan(40);
                    assertThat(any.database()
                                    .sql("""
                                            select count(*) from policy_simulation_outcome outcome join invoice using (invoice_id)
                                             where policy_simulation_id = :id
                                               and (difference is distinct from 0 or baseline_held <> candidate_held
                                                    or candidate_failure_code is not null
                                                    or baseline_total <> invoice.total
                                                    or baseline_held <> (hold_reason is not null))
                                            """)
                                    .param("id", simulation.id().value())
                                    .query(Long.class)
                                    .single())
                            .as("differences of %s on book %d", set, seed)
                            .isZero();
                }
                assertThat(any.everythingElse()).isEqualTo(before);
            }
        }
    }

    @Test
    void aSetThatBillingDoesNotAskIsSaidToChangeNoBill() {
        book.book().subscribedCustomers(3);
        book.bill();
        PolicyVersion edited = book.edited("threshold", csv -> csv.replace(",90,", ",95,"));
        Simulation simulation = book.simulate(edited, 3);
        assertThat(simulation.effect()).isEqualTo(Effect.NONE);
        assertThat(simulation.state()).isEqualTo(State.COMPLETED);
        assertThat(simulation.periodsInView()).isZero();
        assertThat(book.simulations().impactOf("threshold", edited.hash(), simulation.baseline()))
                .contains(new Impact(List.of()));
    }

    @Test
    void refusesWhatCannotBeSimulated() {
        PolicyVersion version = book.get(Policies.class).inForce("tier", SimulatedBook.NOW);
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(() -> book.simulate(version, 25))
                .returns("invalid-simulation", refusal -> refusal.code().wireName())
                .satisfies(refusal -> assertThat(refusal.violations()).hasSize(1));
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(() -> book.simulate(version, "ffff0000", 3))
                .returns("unknown-policy-version", refusal -> refusal.code().wireName());
        assertThat(book.simulations().impactOf("tier", version.hash(), version.hash()))
                .isEqualTo(Optional.empty());
    }

    private List<String> differences(Simulation simulation) {
        return book.database()
                .sql("""
                        select difference from policy_simulation_outcome
                         where policy_simulation_id = :id order by outcome_number
                        """)
                .param("id", simulation.id().value())
                .query((row, number) -> row.getBigDecimal(1).toPlainString())
                .list();
    }
}
