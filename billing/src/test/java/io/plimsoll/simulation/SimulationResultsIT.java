package io.plimsoll.simulation;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.simulation.SimulationOutcome.Verdict;
import io.plimsoll.simulation.TwoInvoices.LinePair;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationResultsIT {

    private static final Currency USD = Currency.getInstance("USD");

    private final SimulatedBook book = new SimulatedBook();
    private final SimulationResults results = book.get(SimulationResults.class);

    @AfterEach
    void close() {
        book.close();
    }

    /** Five thousands of contacts over for acme, one for bolt, none for calm; zen pays nothing before. */
    private void fourCustomers() {
        for (String key : List.of("acme", "bolt", "calm")) {
            book.book().customer(key, key, "USD", "growth", "UTC");
            book.book().subscribe(key, "email-49", "2026-04-01T00:00:00Z");
        }
        book.book().use("acme", "contacts.counted", "2026-05-10T00:00:00Z", "contacts", 14_500);
        book.book().use("bolt", "contacts.counted", "2026-05-10T00:00:00Z", "contacts", 10_100);
        book.book().customer("zen", "zen", "USD", "growth", "UTC");
        book.book().subscribe("zen", "free", "2026-04-01T00:00:00Z");
        book.book().use("zen", "api.calls", "2026-05-10T00:00:00Z", "calls", 1_500);
        book.bill();
    }

    @Test
    void addsUpWhoPaysMoreAndHowMuchMore() {
        fourCustomers();
        // 6 becomes 60 a thousand, and what was free above a thousand calls costs a cent each.
        PolicyVersion dearer = book.edited(
                "tier",
                csv -> csv.replace(",1000,6.00,", ",1000,60.00,")
                        .replace("free,api-calls,,,PER_UNIT,,0,", "free,api-calls,,,PER_UNIT,,0.01,"));
        Simulation simulation = book.simulate(dearer, 2);
        SimulationId id = simulation.id();

        CurrencyTotals totals = results.totals(id).getFirst();
        // 5 × 54 for acme, 54 for bolt, 500 × 0.01 for zen; two months.
        assertThat(totals.difference()).isEqualTo(Money.of(USD, "329.00"));
        assertThat(totals.perMonth()).isEqualTo(Money.of(USD, "164.50"));
        assertThat(totals.bills()).isEqualTo(8);
        assertThat(totals.changed()).isEqualTo(3);
        assertThat(results.plans(id))
                .extracting(PlanTotals::plan, each -> each.totals().changed())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("email-49", 2L),
                        org.assertj.core.groups.Tuple.tuple("free", 1L));

        Page<CustomerDifference> first = results.customers(id, "USD", true, null, 2);
        assertThat(first.data())
                .extracting(CustomerDifference::customer)
                .containsExactly(new CustomerKey("acme"), new CustomerKey("bolt"));
        Page<CustomerDifference> second = results.customers(id, "USD", true, first.next(), 2);
        assertThat(second.data()).extracting(CustomerDifference::customer).containsExactly(new CustomerKey("zen"));
        assertThat(second.next()).isNull();
        assertThat(results.customers(id, "USD", false, null, 5).data()).isEmpty();

        // From nothing first, then acme (270 of 79), bolt (54 of 55).
        assertThat(results.jumps(id, 10))
                .extracting(jump -> jump.customer().value())
                .containsExactly("zen", "acme", "bolt");
        SimulationCounts counts = results.counts(id);
        assertThat(counts.jumped()).isEqualTo(3).isEqualTo(counts.customersJumped());
        assertThat(counts.invoicedOtherwise()).isZero();
        List<DifferenceBin> bins = results.histogram(id);
        assertThat(bins).hasSize(12);
        assertThat(bins.stream()
                        .filter(bin -> bin.bills() > 0)
                        .map(bin -> bin.from() + " " + bin.to() + " " + bin.fromNothing() + " " + bin.bills()))
                .containsExactly("50 100 false 1", "100 null false 1", "null null true 1");
    }

    @Test
    void listsSinglePeriodsPageByPage() {
        fourCustomers();
        PolicyVersion cheaper =
                book.edited("plan", csv -> csv.replace("email-49,,,USD,,49.00", "email-49,,,USD,,40.00"));
        SimulationId id = book.simulate(cheaper, 2).id();
        List<Long> numbers = new ArrayList<>();
        String cursor = null;
        do {
            Page<SimulationOutcome> page = results.outcomes(id, OutcomeFilter.CHANGED, cursor, 4);
            page.data().forEach(outcome -> numbers.add(outcome.number()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(numbers).hasSize(6).isSorted().doesNotHaveDuplicates();
        assertThat(results.outcomes(id, OutcomeFilter.ALL, null, 100).data()).hasSize(8);
        assertThat(results.customers(id, "USD", false, null, 5).data())
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.difference()).isEqualTo(Money.of(USD, "-18.00")));
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(() -> results.outcomes(id, OutcomeFilter.ALL, "?", 1))
                .returns("bad-simulation-cursor", refusal -> refusal.code().wireName());
    }

    @Test
    void putsTwoInvoicesSideBySideWithTheRowsThatMadeThem() {
        fourCustomers();
        PolicyVersion dearer = book.edited("tier", csv -> csv.replace(",1000,6.00,", ",1000,9.00,"));
        Simulation simulation = book.simulate(dearer, 2);
        CustomerDifference acme =
                results.customers(simulation.id(), "USD", true, null, 1).data().getFirst();

        TwoInvoices two = book.get(SideBySide.class).of(simulation.id(), acme.outcome());

        assertThat(two.siblings()).hasSize(2);
        assertThat(two.moved()).isFalse();
        assertThat(two.lines()).extracting(LinePair::differs).containsExactly(false, true);
        TwoInvoices.Line line =
                java.util.Objects.requireNonNull(two.lines().getLast().candidate());
        assertThat(line.amount()).isEqualTo(Money.of(USD, "45.00"));
        assertThat(line.causes())
                .containsExactly(new TwoInvoices.Rows("tier", dearer.hash(), List.of("email-contacts-usd")));
        assertThat(two.candidate().total()).isEqualTo(Money.of(USD, "94.00"));

        // Usage that comes late is used by both sides, and the page is told that amounts moved.
        book.book().use("acme", "contacts.counted", "2026-05-20T00:00:00Z", "contacts", 15_500);
        TwoInvoices later = book.get(SideBySide.class).of(simulation.id(), acme.outcome());
        assertThat(later.moved()).isTrue();
        assertThat(later.candidate().total()).isEqualTo(Money.of(USD, "103.00"));
    }

    @Test
    void periodsTheCandidateCannotPriceAreFailuresWithTheirReason() {
        fourCustomers();
        PolicyVersion without = book.edited("plan", csv -> csv.replaceAll("(?m)^free,.*\\R", ""));
        Simulation simulation = book.simulate(without, 2);
        SimulationCounts counts = results.counts(simulation.id());
        assertThat(counts.unpricedByCandidate()).isEqualTo(2);
        assertThat(counts.unpricedByBaseline()).isZero();
        assertThat(counts.compared()).isEqualTo(6);
        FailureCount failure = results.failures(simulation.id()).getFirst();
        assertThat(failure.code()).isEqualTo("no-plan-row");
        assertThat(failure.example()).startsWith("expected a plan row for ");
        assertThat(failure.customer()).isEqualTo(new CustomerKey("zen"));
        Verdict candidate = results.outcomes(simulation.id(), OutcomeFilter.FAILED, null, 1)
                .data()
                .getFirst()
                .candidate();
        assertThat(candidate.total()).isNull();
        TwoInvoices two = book.get(SideBySide.class).of(simulation.id(), failure.outcome());
        assertThat(two.candidate().failureReason()).startsWith("expected a plan row");
        assertThat(two.lines()).allMatch(LinePair::differs);
    }

    @Test
    void aReviewVersionChangesWhatIsHeldAndNoAmount() {
        fourCustomers();
        PolicyVersion stricter =
                book.edited("review", csv -> csv.replaceFirst("\\R", "\ndear,,,USD,>70,,,HOLD,Above 70,1\n"));
        Simulation simulation = book.simulate(stricter, 2);
        assertThat(simulation.effect()).isEqualTo(Effect.HOLDING);
        SimulationCounts counts = results.counts(simulation.id());
        assertThat(counts.changed()).isZero();
        assertThat(counts.newlyHeld()).isEqualTo(1);
        SimulationOutcome held = results.outcomes(simulation.id(), OutcomeFilter.NEWLY_HELD, null, 5)
                .data()
                .getFirst();
        assertThat(held.customer()).isEqualTo(new CustomerKey("acme"));
        TwoInvoices two = book.get(SideBySide.class).of(simulation.id(), held.number());
        assertThat(two.candidate().holdReason()).isEqualTo("Above 70");
        assertThat(two.baseline().held()).isFalse();
        assertThat(book.simulations()
                        .impactOf("review", stricter.hash(), simulation.baseline())
                        .orElseThrow()
                        .currencies()
                        .getFirst()
                        .amountPerMonth())
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void showsWhatItReallyMadeOnceTheVersionWasInForce() {
        fourCustomers();
        PolicyVersion dearer = book.edited("tier", csv -> csv.replace(",1000,6.00,", ",1000,9.00,"));
        Simulation predicted = book.simulate(dearer, 1);
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(() -> book.simulations().realise(predicted.id(), FINANCE, SimulatedBook.NOW))
                .returns("version-was-never-in-force", refusal -> refusal.code().wireName());
        assertThat(results.totals(predicted.id()).getFirst().perMonth()).isEqualTo(Money.of(USD, "18.00"));

        book.activate(dearer, "2026-07-01T00:00:00Z", "2026-06-03T00:00:00Z");
        book.book().use("acme", "contacts.counted", "2026-06-10T00:00:00Z", "contacts", 14_500);
        book.book().use("acme", "contacts.counted", "2026-07-10T00:00:00Z", "contacts", 12_000);
        book.book().run("2026-08-01T00:00:00Z");
        String before = book.everythingElse();

        Simulation realised =
                book.simulations().realise(predicted.id(), FINANCE, Instant.parse("2026-08-02T00:00:00Z"));

        assertThat(realised.state()).isEqualTo(Simulation.State.COMPLETED);
        assertThat(realised.predictedBy()).isEqualTo(predicted.id());
        // June was still billed by the version before; of July's four bills one differs, by 2 × 3.
        RealisedMonth july = results.months(realised.id()).getFirst();
        assertThat(results.months(realised.id())).hasSize(1);
        assertThat(july.month().toString()).isEqualTo("2026-07");
        assertThat(july.bills()).isEqualTo(4);
        assertThat(july.difference()).isEqualTo(Money.of(USD, "6.00"));
        assertThat(results.counts(realised.id()).invoicedOtherwise()).isZero();
        assertThat(book.simulations().realised(predicted.id())).contains(realised);
        assertThat(book.everythingElse()).isEqualTo(before);
        assertThat(book.simulations().ofVersion("tier", dearer.hash())).containsExactly(predicted);
    }
}
