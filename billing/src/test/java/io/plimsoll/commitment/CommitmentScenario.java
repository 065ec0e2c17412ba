package io.plimsoll.commitment;

import static io.plimsoll.BillingBook.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.BillingBook;
import io.plimsoll.commitment.NextStep.Kind;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.RefusalCode;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Commitments from their agreement to what their term comes to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitmentScenario {

    private static final String JANUARY = "2026-01-01T00:00:00Z";
    private static final Instant START = Instant.parse(JANUARY);
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private BillingBook book;
    private Commitments commitments;
    private Renewals renewals;
    private Subscriptions subscriptions;

    @BeforeAll
    void open() {
        book = new BillingBook();
        commitments = book.get(Commitments.class);
        renewals = book.get(Renewals.class);
        subscriptions = book.get(Subscriptions.class);
    }

    @AfterAll
    void close() {
        book.close();
    }

    @Test
    void chargesWhatIsMissingOfEachPeriodOnItsOwnInvoice() {
        // 6,000 a year is 500 a period; platform-hybrid's base fee is 199.
        SubscriptionId id = subscribed("amber", "platform-hybrid");
        CommitmentId commitment = agree(id, "6000.00").id();
        book.use("amber", "api.calls", "2026-02-10T00:00:00Z", "calls", 400_000);
        book.run("2026-03-01T00:00:00Z");

        assertThat(trueUps("amber")).containsExactly("USD 301.00"); // February: 199 + 300,000 × 0.0012 = 559
        assertThat(book.invoices("amber"))
                .extracting(invoice -> invoice.total().toString())
                .containsExactly("USD 500.00", "USD 559.00");
        CommitmentPace pace = commitments.pace(commitments.get(commitment), Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(pace.used()).hasToString("USD 758.00");
        assertThat(pace.usedPercent()).hasToString("12.63");
        assertThat(pace.termPercent()).hasToString("16.16");
    }

    @Test
    void chargesWhatIsMissingOfTheTermWithItsLastPeriodAsTheDryRunSaid() {
        SubscriptionId id = subscribed("birch", "enterprise-commit");
        agree(id, "60000.00");
        book.run("2026-12-01T00:00:00Z");
        assertThat(trueUps("birch")).isEmpty();
        BillingRun dry = new BillingRun(book.dryRun("2027-01-01T00:00:00Z").id().value());
        book.run("2027-02-01T00:00:00Z");

        List<Invoice> invoices = book.invoices("birch");
        // Minimum of 4,166.67 and reports for 250 a month: 53,000.04 of 60,000
        assertThat(trueUps("birch")).containsExactly("USD 6999.96");
        assertThat(invoices.get(11).total()).hasToString("USD 11416.63");
        assertThat(book.count("""
                        select count(*) from billing_run_outcome
                         where billing_run_id = %d and subscription_id = %d and total = 11416.63
                        """.formatted(dry.id(), id.value()))).isEqualTo(1);
    }

    /** Only its number is asked for. */
    private record BillingRun(long id) {}

    @Test
    void renewsOnceWithABonusThatNeverTakesAnInvoiceBelowZero() {
        SubscriptionId id = subscribed("cedar", "enterprise-commit");
        Commitment commitment = agree(id, "10000.00");
        assertThat(renewals.next(commitment.id(), START)).isEqualTo(new NextStep(Kind.NOTICE, before(90)));
        renewals.notice(commitment.id(), before(91)); // too early
        assertThat(notices(id)).isZero();
        renewals.notice(commitment.id(), before(90));
        renewals.notice(commitment.id(), before(90)); // the job came twice
        assertThat(notices(id)).isEqualTo(1);
        assertThat(commitments.get(commitment.id()).bonusCredit()).hasToString("USD 50.00");
        assertThat(renewals.next(commitment.id(), before(80))).isEqualTo(new NextStep(Kind.RENEWAL, before(60)));

        Commitment next = renewals.accept(commitment.id(), FINANCE, before(70));
        assertThat(renewals.accept(commitment.id(), FINANCE, before(69))).isEqualTo(next);
        renewals.notice(commitment.id(), before(60));
        renewals.endTerm(commitment.id(), END);

        assertThat(next.term()).isEqualTo(new ServicePeriod(END, Instant.parse("2028-01-01T00:00:00Z")));
        assertThat(renewals.next(commitment.id(), END).kind()).isEqualTo(Kind.RENEWED);
        assertThat(notices(id)).isEqualTo(1);
        PendingCharges pending = book.get(PendingCharges.class);
        Money thirty = usd("30.00");
        List<PendingCharges.Taken> first = pending.forBill(id, thirty);
        assertThat(first)
                .singleElement()
                .satisfies(taken -> assertThat(taken.amount()).hasToString("USD -30.00"));
        pending.took(first, new ServicePeriod(START, END), END);
        assertThat(pending.forBill(id, usd("0.00"))).isEmpty();
        assertThat(pending.forBill(id, thirty))
                .singleElement()
                .satisfies(taken -> assertThat(taken.amount()).hasToString("USD -20.00"));
    }

    @Test
    void lapsesWhenNobodyRenewsAndMayBeAcceptedUntilThen() {
        SubscriptionId id = subscribed("dahlia", "enterprise-commit");
        Commitment commitment = agree(id, "10000.00");
        renewals.notice(commitment.id(), before(25)); // a broker that slept: the missed notices are not made up for
        assertThat(notices(id)).isEqualTo(1);
        renewals.decline(commitment.id(), "moves elsewhere", FINANCE, before(20));
        renewals.decline(commitment.id(), "moves elsewhere", FINANCE, before(19));
        assertThat(renewals.next(commitment.id(), before(18))).isEqualTo(new NextStep(Kind.END, END));
        renewals.endTerm(commitment.id(), before(1));
        assertThat(commitments.get(commitment.id()).state()).isEqualTo(Commitment.State.OFFERED);
        renewals.endTerm(commitment.id(), END);

        assertThat(commitments.get(commitment.id()).state()).isEqualTo(Commitment.State.LAPSED);
        refuses(CommitmentRefusal.COMMITMENT_IS_OVER, () -> renewals.accept(commitment.id(), FINANCE, END));
    }

    @Test
    void endsEarlyWithItsSubscriptionAndOwesTheMonthsItLasted() {
        SubscriptionId id = subscribed("elder", "enterprise-commit");
        Commitment commitment = agree(id, "60000.00");
        Subscription cancelled = subscriptions.cancel(id, FINANCE, Instant.parse("2026-02-10T00:00:00Z"));
        assertThat(cancelled.endAt()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(commitments.get(commitment.id()).state()).isEqualTo(Commitment.State.ENDED);
        book.run("2026-12-01T00:00:00Z");

        // Two months of 5,000, less two of 4,416.67
        assertThat(trueUps("elder")).containsExactly("USD 1166.66");
        refuses(CommitmentRefusal.COMMITMENT_IS_OVER, () -> renewals.accept(commitment.id(), FINANCE, before(80)));
    }

    @Test
    void agreesTheSameOnceAndRefusesOverlapsSmallAmountsAndOtherCurrencies() {
        SubscriptionId id = subscribed("fern", "enterprise-commit");
        Commitment commitment = agree(id, "10000.00");
        assertThat(agree(id, "10000.00")).isEqualTo(commitment);

        refuses(CommitmentRefusal.TERMS_OVERLAP, () -> agree(id, "20000.00"));
        SubscriptionId other = subscribed("gorse", "enterprise-commit");
        refuses(CommitmentRefusal.NO_COMMITMENT_ROW, () -> agree(other, "9999.99"));
        refuses(
                CommitmentRefusal.INVALID_COMMITMENT,
                () -> commitments.agree(
                        other, Money.of(Currency.getInstance("EUR"), "10000.00"), 0, START, FINANCE, START));
    }

    private SubscriptionId subscribed(String customer, String plan) {
        book.customer(customer, customer, "USD", "enterprise", "UTC");
        return book.subscribe(customer, plan, JANUARY);
    }

    private Commitment agree(SubscriptionId id, String amountPerYear) {
        return commitments.agree(id, usd(amountPerYear), 12, START, FINANCE, START);
    }

    private List<String> trueUps(String customer) {
        return book.invoices(customer).stream()
                .flatMap(invoice -> invoice.lines().stream())
                .filter(line -> line.kind() == LineKind.ADJUSTMENT)
                .map(line -> line.amount().toString())
                .toList();
    }

    private long notices(SubscriptionId id) {
        return book.count(
                "select count(*) from notification join subscription using (customer_id) where subscription_id = "
                        + id.value());
    }

    private static Money usd(String amount) {
        return Money.of(Currency.getInstance("USD"), amount);
    }

    private static Instant before(int days) {
        return END.minus(Duration.ofDays(days));
    }

    private static void refuses(RefusalCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
