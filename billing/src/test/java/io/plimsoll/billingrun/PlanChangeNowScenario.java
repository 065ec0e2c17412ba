package io.plimsoll.billingrun;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.BillingBook;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceLine;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.pricing.ChangePreview;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.subscription.ChangeTiming;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionState;
import io.plimsoll.subscription.Subscriptions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A change that takes effect now cuts the service period: both parts are billed, each by its own plan. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanChangeNowScenario {

    private static final long SEED = 20_261_120;
    private static final String MAY = "2026-05-01T00:00:00Z";
    private static final String JUNE = "2026-06-01T00:00:00Z";
    private static final Instant MAY_11 = Instant.parse("2026-05-11T10:20:00Z");
    private static final Instant CUT = Instant.parse("2026-05-11T10:15:00Z");
    private static final PlanKey HYBRID = new PlanKey("platform-hybrid");
    private static final PlanKey EMAIL = new PlanKey("email-49");
    private static final PlanKey PAYG = new PlanKey("api-payg");

    private BillingBook book;
    private Subscriptions subscriptions;

    @BeforeAll
    void open() {
        book = new BillingBook();
        subscriptions = book.get(Subscriptions.class);
    }

    @AfterAll
    void close() {
        book.close();
    }

    @Test
    void billsEachPartByItsOwnPlanAndKeepsTheRegularBoundaries() {
        SubscriptionId id = subscribed("amber", "email-49");
        book.use("amber", "contacts.counted", "2026-05-03T00:00:00Z", "contacts", 12_500);
        book.use("amber", "api.calls", "2026-05-11T10:14:59Z", "calls", 7_000); // on email-49 no meter of the plan
        book.use("amber", "api.calls", "2026-05-11T10:15:00Z", "calls", 70_000);

        ChangePreview preview = book.get(Pricing.class).previewChange(id, HYBRID, null, ChangeTiming.NOW, MAY_11);
        Subscription changed = change(id, HYBRID, MAY_11);
        book.run(JUNE);

        // 21 of May's 31 days are left: 199 × 21 / 31 = 134.81, 49 × 21 / 31 = 33.19
        assertThat(preview.difference()).hasToString("USD 150.00");
        assertThat(preview.thisPeriod()).hasToString("USD 101.62");
        assertThat(changed.unbilled()).isEqualTo(new ServicePeriod(Instant.parse(MAY), CUT));
        List<Invoice> invoices = book.invoices("amber");
        assertThat(invoices)
                .extracting(Invoice::plan, invoice -> invoice.period().toString())
                .containsExactly(
                        tuple(EMAIL, "2026-05-01T00:00:00Z/2026-05-11T10:15:00Z"),
                        tuple(HYBRID, "2026-05-11T10:15:00Z/2026-06-01T00:00:00Z"));
        // 49 × 10 / 31; contacts are a level: billed once, with the last part, and hybrid has no price for them.
        assertThat(amounts(invoices.getFirst())).containsExactly("15.81");
        // 100,000 calls × 21 / 31 = 67,741 included; 2,259 × 0.0012
        assertThat(amounts(invoices.getLast())).containsExactly("134.81", "0.00", "2.71", "0.00");
        assertThat(subscriptions.get(id).unbilled())
                .isEqualTo(new ServicePeriod(Instant.parse(JUNE), Instant.parse("2026-07-01T00:00:00Z")));
    }

    @Test
    void billsALevelOnceOverTheWholePeriodWithTheLastPart() {
        SubscriptionId id = subscribed("birch", "platform-hybrid");
        book.use("birch", "contacts.counted", "2026-05-03T00:00:00Z", "contacts", 12_500);

        change(id, EMAIL, MAY_11);
        book.run(JUNE);

        InvoiceLine contacts = book.invoices("birch").getLast().lines().getLast();
        assertThat(contacts.quantity()).hasToString("12500");
        assertThat(contacts.amount()).hasToString("USD 18.00"); // 2,500 above 10,000: three packages
    }

    @Test
    void askingAgainChangesNothingAndGoingBackTakesTheCutAway() {
        SubscriptionId id = subscribed("cedar", "email-49");
        Subscription once = change(id, HYBRID, MAY_11);
        assertThat(change(id, HYBRID, MAY_11.plusSeconds(3600))).isEqualTo(once);

        Subscription back = change(id, EMAIL, MAY_11.plusSeconds(60));

        assertThat(back.phases()).hasSize(1);
        assertThat(back.unbilled()).isEqualTo(new ServicePeriod(Instant.parse(MAY), Instant.parse(JUNE)));
        book.run(JUNE);
        assertThat(book.invoices("cedar"))
                .singleElement()
                .satisfies(invoice -> assertThat(amounts(invoice)).containsExactly("49.00", "0.00"));
    }

    @Test
    void changesTwiceInOnePeriodAndCancelsAtItsEnd() {
        SubscriptionId id = subscribed("dahlia", "email-49");
        change(id, HYBRID, MAY_11);
        change(id, PAYG, Instant.parse("2026-05-21T00:00:00Z"));
        Subscription cancelled = subscriptions.cancel(id, FINANCE, Instant.parse("2026-05-22T00:00:00Z"));
        book.run(JUNE);

        assertThat(cancelled.endAt()).isEqualTo(JUNE);
        assertThat(book.invoices("dahlia"))
                .extracting(
                        Invoice::plan,
                        invoice -> invoice.lines().getFirst().amount().toString())
                .containsExactly(tuple(EMAIL, "USD 15.81"), tuple(HYBRID, "USD 64.19"), tuple(PAYG, "USD 0.00"));
        assertThat(subscriptions.get(id).state()).isEqualTo(SubscriptionState.ENDED);
    }

    @Test
    void neverCutsInsideOfWhatIsBilledAndKeepsACutThatIs() {
        SubscriptionId id = subscribed("elder", "email-49");
        change(id, HYBRID, MAY_11);
        book.run("2026-05-11T10:15:00Z");

        Subscription back = change(id, EMAIL, MAY_11.plusSeconds(120));

        assertThat(back.unbilled()).isEqualTo(new ServicePeriod(CUT, Instant.parse(JUNE)));
        assertThat(back.periodContaining(Instant.parse(MAY)).end()).isEqualTo(CUT);
        book.run(JUNE);
        assertThat(book.invoices("elder"))
                .extracting(invoice -> invoice.lines().getFirst().amount().toString())
                .containsExactly("USD 15.81", "USD 33.19");
    }

    @Test
    void aDryRunSeesBothPartsToo() {
        SubscriptionId id = subscribed("fern", "email-49");
        change(id, HYBRID, MAY_11);
        BillingRun dry = book.dryRun(JUNE);

        assertThat(book.count("""
                        select count(*) from billing_run_outcome where billing_run_id = %d and subscription_id = %d
                        """.formatted(dry.id().value(), id.value()))).isEqualTo(2);
        subscriptions.cancel(id, FINANCE, MAY_11);
    }

    /** Twenty lives with one to three changes each: every call is billed once, and each part as by hand. */
    @Test
    void theTotalOverAllPartsEqualsReratingByHand() {
        Random random = new Random(SEED);
        Instant may = Instant.parse(MAY);
        for (int life = 0; life < 20; life++) {
            String customer = "life-" + life;
            boolean hybrid = random.nextBoolean();
            SubscriptionId id = subscribed(customer, hybrid ? "platform-hybrid" : "api-payg");
            TreeMap<Instant, Boolean> cuts = new TreeMap<>();
            cuts.put(may, hybrid);
            for (int change = 0, changes = 1 + random.nextInt(3); change < changes; change++) {
                Instant at = cuts.lastKey().plus(Duration.ofMinutes(15L * (1 + random.nextInt(700))));
                hybrid = !hybrid;
                change(id, hybrid ? HYBRID : PAYG, at.plusSeconds(random.nextInt(900)));
                cuts.put(at, hybrid);
            }
            TreeMap<Instant, Long> usage = new TreeMap<>();
            for (int event = 0; event < 15; event++) {
                Instant at = may.plusSeconds(random.nextInt(31 * 86_400));
                usage.merge(at, 1L + random.nextInt(40_000), Long::sum);
            }
            usage.forEach((at, calls) -> book.use(customer, "api.calls", at.toString(), "calls", calls));
            book.run(JUNE);

            List<Invoice> invoices = book.invoices(customer);
            assertThat(invoices).hasSize(cuts.size());
            assertThat(invoices.stream()
                            .flatMap(invoice -> invoice.lines().stream())
                            .filter(line ->
                                    line.kind() == LineKind.USAGE && line.unit().equals("call"))
                            .map(line -> line.quantity().value())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("calls of %s, seed %d", customer, SEED)
                    .isEqualByComparingTo(BigDecimal.valueOf(
                            usage.values().stream().mapToLong(Long::longValue).sum()));
            assertThat(invoices.stream()
                            .map(invoice -> invoice.total().amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("total of %s, seed %d", customer, SEED)
                    .isEqualByComparingTo(byHand(cuts, usage));
        }
    }

    /** 199 a month with 100,000 calls and 0.0012 beyond, or 0.001 for the first 100,000 and 0.0008 for what follows. */
    private static BigDecimal byHand(NavigableMap<Instant, Boolean> cuts, NavigableMap<Instant, Long> usage) {
        BigDecimal total = BigDecimal.ZERO;
        for (Instant from : cuts.keySet()) {
            Instant next = cuts.higherKey(from);
            Instant until = next == null ? Instant.parse(JUNE) : next;
            long calls = usage.subMap(from, until).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long days = ChronoUnit.DAYS.between(from.truncatedTo(ChronoUnit.DAYS), until.truncatedTo(ChronoUnit.DAYS));
            if (cuts.get(from)) {
                long beyond = Math.max(0, calls - 100_000 * days / 31);
                total = total.add(new BigDecimal(199 * days).divide(new BigDecimal(31), 2, RoundingMode.HALF_UP))
                        .add(cents(new BigDecimal("0.0012").multiply(BigDecimal.valueOf(beyond))));
            } else {
                BigDecimal first = new BigDecimal("0.0010").multiply(BigDecimal.valueOf(Math.min(calls, 100_000)));
                BigDecimal rest = new BigDecimal("0.0008").multiply(BigDecimal.valueOf(Math.max(0, calls - 100_000)));
                total = total.add(cents(first.add(rest)));
            }
        }
        return total;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private SubscriptionId subscribed(String customer, String plan) {
        book.customer(customer, customer, "USD", "growth", "UTC");
        return book.subscribe(customer, plan, MAY);
    }

    private Subscription change(SubscriptionId id, PlanKey plan, Instant at) {
        return subscriptions.change(id, plan, null, ChangeTiming.NOW, FINANCE, at);
    }

    private static List<String> amounts(Invoice invoice) {
        return invoice.lines().stream()
                .map(line -> line.amount().amount().toPlainString())
                .toList();
    }
}
