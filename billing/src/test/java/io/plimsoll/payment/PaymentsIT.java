package io.plimsoll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollContext;
import io.plimsoll.customer.PaymentPreferences;
import io.plimsoll.invoicing.InvoiceFixture;
import io.plimsoll.invoicing.InvoicePaid;
import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.invoicing.Receivables;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.payment.FakeProvider.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentsIT {

    private static final Actor FINANCE = Actor.user("finance");
    private static final Actor PROCESS = Actor.system("invoice-process");
    private static final Instant NOW = Instant.parse("2026-06-02T15:00:00Z");
    private static final CustomerKey ACME = new CustomerKey("acme");

    private final PlimsollContext plimsoll = new PlimsollContext(
            "io.plimsoll.payment", "io.plimsoll.invoicing", "io.plimsoll.customer", "io.plimsoll.audit");
    private final FakeProvider provider = plimsoll.register(new FakeProvider());
    private final Payments payments = plimsoll.get(Payments.class);
    private final Receivables receivables = plimsoll.get(Receivables.class);
    private final Invoicing invoicing = plimsoll.get(Invoicing.class);
    private final InvoiceFixture fixture = new InvoiceFixture(plimsoll);
    private final List<InvoicePaid> paid = new ArrayList<>();

    @BeforeEach
    void listen() {
        plimsoll.listen(InvoicePaid.class, paid::add);
        prefer("CHARGE_AUTOMATICALLY", "tok_visa");
    }

    @AfterEach
    void close() {
        plimsoll.close();
    }

    @Test
    void chargesWhatIsOpenOnceHoweverOftenItIsAsked() {
        InvoiceId id = issued();
        PaymentAttempt attempt = payments.collect(id, PROCESS, NOW).orElseThrow();
        assertThat(attempt)
                .returns(AttemptState.SUCCEEDED, PaymentAttempt::state)
                .returns(1, PaymentAttempt::attempt)
                .returns(id + "-1", PaymentAttempt::idempotencyKey);
        assertThat(payments.collect(id, PROCESS, NOW.plusSeconds(60))).contains(attempt);
        assertThat(payments.retry(id, "dunning-0", PROCESS, NOW)).isEmpty();

        assertThat(provider.charged()).isEqualTo(1);
        assertThat(payments.of(id))
                .singleElement()
                .returns("USD 12.34", payment -> payment.amount().toString());
        assertThat(receivables.get(id).state()).isEqualTo(InvoiceState.PAID);
        assertThat(paid).singleElement().returns(id, InvoicePaid::invoice);
        assertThat(auditActions(id)).containsExactly("invoice.issued", "invoice.payment-received", "invoice.paid");
        assertThat(messagesOf(id)).isEqualTo(1);
    }

    @Test
    void asksTheProviderWhatBecameOfAChargeItDiedIn() {
        InvoiceId id = issued();
        provider.becomes(Mood.DIES_AFTER);
        assertThatThrownBy(() -> payments.collect(id, PROCESS, NOW)).hasMessage("died after charging");
        assertThat(payments.attempts(id)).singleElement().returns(AttemptState.PENDING, PaymentAttempt::state);
        refused("payment-in-flight", () -> transfer(id, "12.34", "T-1"));
        refused("payment-in-flight", () -> invoicing.voidInvoice(id, FINANCE, "wrong", NOW));
        refused("payment-in-flight", () -> receivables.writeOff(id, FINANCE, "hopeless", NOW));

        provider.becomes(Mood.WELL);
        assertThat(payments.collect(id, PROCESS, NOW).orElseThrow().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(provider.charged()).isEqualTo(1);
        assertThat(payments.of(id)).hasSize(1);
    }

    @Test
    void chargesWithTheSameKeyWhenTheProviderNeverHeardOfIt() {
        InvoiceId id = issued();
        provider.becomes(Mood.DIES_BEFORE);
        assertThatThrownBy(() -> payments.collect(id, PROCESS, NOW)).hasMessage("died before charging");
        provider.becomes(Mood.WELL);

        // Another cause sees the open one through first, and finds nothing left to charge.
        assertThat(payments.retry(id, "finance-1", FINANCE, NOW)).isEmpty();
        assertThat(payments.attempts(id)).singleElement().returns(AttemptState.SUCCEEDED, PaymentAttempt::state);
        assertThat(provider.charged()).isEqualTo(1);
    }

    @Test
    void chargesOnceWhenEightWorkersHaveTheSameJob() throws Exception {
        InvoiceId id = issued();
        List<Callable<Optional<PaymentAttempt>>> workers = IntStream.range(0, 8)
                .<Callable<Optional<PaymentAttempt>>>mapToObj(worker -> () -> payments.collect(id, PROCESS, NOW))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Optional<PaymentAttempt>> each : threads.invokeAll(workers)) {
                assertThat(each.get()).map(PaymentAttempt::state).contains(AttemptState.SUCCEEDED);
            }
        }
        assertThat(provider.charged()).isEqualTo(1);
        assertThat(payments.of(id)).hasSize(1);
        assertThat(paid).hasSize(1);
    }

    @Test
    void keepsADeclineAndTriesAgainForAnotherCause() {
        InvoiceId id = issued();
        provider.becomes(Mood.DECLINES);
        assertThat(payments.collect(id, PROCESS, NOW).orElseThrow())
                .returns(AttemptState.FAILED, PaymentAttempt::state)
                .returns("card-declined", PaymentAttempt::failureCode);
        provider.becomes(Mood.WELL);
        assertThat(payments.collect(id, PROCESS, NOW).orElseThrow().state()).isEqualTo(AttemptState.FAILED);
        assertThat(payments.retry(id, "dunning-0", PROCESS, NOW).orElseThrow())
                .returns(2, PaymentAttempt::attempt)
                .returns(AttemptState.SUCCEEDED, PaymentAttempt::state);
        assertThat(auditActions(id)).contains("invoice.payment-failed").last().isEqualTo("invoice.paid");
    }

    @Test
    void chargesNobodyWhoDidNotAgreeToItAndFailsWithoutMeansOfPayment() {
        prefer("SEND_INVOICE", null);
        InvoiceId id = issued();
        assertThat(payments.collect(id, PROCESS, NOW)).isEmpty();
        assertThat(payments.attempts(id)).isEmpty();
        assertThat(payments.retry(id, "dunning-0", PROCESS, NOW).orElseThrow().failureCode())
                .isEqualTo("no-means-of-payment");
    }

    @Test
    void takesPartsAndRefusesMoreThanIsOpen() {
        InvoiceId id = issued();
        Payment first = transfer(id, "10", "T-1");
        assertThat(transfer(id, "10.00", "T-1")).isEqualTo(first);
        assertThat(receivables.get(id))
                .returns("USD 2.34", receivable -> receivable.open().toString())
                .returns(InvoiceState.ISSUED, receivable -> receivable.state());
        refused("payment-differs", () -> transfer(id, "1.00", "T-1"));
        refused("overpayment", () -> transfer(id, "2.35", "T-2"));
        refused("invoice-has-payments", () -> invoicing.voidInvoice(id, FINANCE, "wrong", NOW));
        assertThat(payments.collect(id, PROCESS, NOW).orElseThrow().amount()).hasToString("USD 2.34");
        assertThat(receivables.get(id).state()).isEqualTo(InvoiceState.PAID);
        refused("nothing-is-owed", () -> transfer(id, "1.00", "T-3"));
        assertThat(payments.of(id)).hasSize(2);
    }

    @Test
    void refusesAPaymentThatMakesNoSense() {
        InvoiceId id = issued();
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(() ->
                        payments.record(id, new NewPayment("1.005", "PROVIDER", " ", NOW.plusSeconds(1)), FINANCE, NOW))
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(BillingException.Violation::pointer)
                        .containsExactly("/amount", "/method", "/reference", "/paidAt"));
    }

    @Test
    void aPaymentThatComesAfterTheDueDateStillCounts() {
        InvoiceId id = issued();
        Instant late = NOW.plus(Duration.ofDays(15));
        assertThat(receivables.overdue(id, NOW.plus(Duration.ofDays(13))).state())
                .isEqualTo(InvoiceState.ISSUED);
        assertThat(receivables.overdue(id, late).state()).isEqualTo(InvoiceState.OVERDUE);
        payments.record(id, new NewPayment("12.34", "TRANSFER", "T-1", null), FINANCE, late);
        assertThat(receivables.overdue(id, late).state()).isEqualTo(InvoiceState.PAID);
    }

    @Test
    void aSandboxDeclinesWhomItWasToldToAndRemembersItsAnswers() {
        SandboxCharges sandbox = plimsoll.get(SandboxCharges.class);
        sandbox.failFor(ACME, 1, null);
        ChargeOutcome first = sandbox.charge(request("k1", "tok_visa"), NOW);
        assertThat(first).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(sandbox.charge(request("k1", "tok_visa"), NOW)).isEqualTo(first);
        assertThat(sandbox.charge(request("k2", "tok_visa"), NOW)).isInstanceOf(ChargeOutcome.Charged.class);
        assertThat(sandbox.charge(request("k3", "tok_fail"), NOW)).isInstanceOf(ChargeOutcome.Declined.class);
        sandbox.failFor(ACME, null, NOW.plusSeconds(60));
        assertThat(sandbox.charge(request("k4", "tok_visa"), NOW)).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(sandbox.charge(request("k5", "tok_visa"), NOW.plusSeconds(61)))
                .isInstanceOf(ChargeOutcome.Charged.class);
        assertThat(sandbox.find("k6")).isEmpty();
    }

    private static ChargeRequest request(String key, String token) {
        return new ChargeRequest(key, ACME, token, Money.of(InvoiceFixture.USD, "5.00"), "a test");
    }

    private InvoiceId issued() {
        InvoiceId id = fixture.drafted(1).getFirst();
        invoicing.issue(id, NOW);
        return id;
    }

    private void prefer(String method, @Nullable String token) {
        plimsoll.get(PaymentPreferences.class)
                .put(ACME, new PaymentPreferences.Wanted(method, token, null), FINANCE, NOW);
    }

    private Payment transfer(InvoiceId id, String amount, String reference) {
        return payments.record(id, new NewPayment(amount, "TRANSFER", reference, null), FINANCE, NOW);
    }

    private List<String> auditActions(InvoiceId id) {
        return plimsoll.database()
                .sql("select action from audit_entry where subject = :id order by audit_entry_id")
                .param("id", id.toString())
                .query((row, place) -> row.getString(1))
                .list();
    }

    private long messagesOf(InvoiceId id) {
        return plimsoll.database()
                .sql("select count(*) from outbox_message where payload ->> 'subject' = :id")
                .param("id", id.toString())
                .query(Long.class)
                .single();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(BillingException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code().wireName()).isEqualTo(code));
    }
}
