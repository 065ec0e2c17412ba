package io.plimsoll.web.payment;

import io.plimsoll.invoicing.InvoiceState;
import io.plimsoll.invoicing.Receivable;
import io.plimsoll.invoicing.Receivables;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.payment.AttemptState;
import io.plimsoll.payment.NewPayment;
import io.plimsoll.payment.Payment;
import io.plimsoll.payment.PaymentAttempt;
import io.plimsoll.payment.PaymentMethod;
import io.plimsoll.payment.Payments;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What came in for invoices. */
@Tag(name = "Payments")
@RestController
@RequestMapping("/api/v1/invoices/{id}/payments")
class PaymentsApi {

    private final Payments payments;
    private final Receivables receivables;
    private final InstantSource clock;

    PaymentsApi(Payments payments, Receivables receivables, InstantSource clock) {
        this.payments = payments;
        this.receivables = receivables;
        this.clock = clock;
    }

    /** Money that came by itself; {@code paidAt} is now when it is left out. */
    record PaymentRequest(
            @Nullable String amount,
            @Nullable String method,
            @Nullable String reference,
            @Nullable Instant paidAt) {}

    /** Money that came in. */
    record PaymentAnswer(
            Money amount,
            PaymentMethod method,
            String reference,
            @Nullable Integer attempt,
            Instant paidAt,
            Instant recordedAt,
            String recordedBy) {

        static PaymentAnswer of(Payment of) {
            return new PaymentAnswer(
                    of.amount(),
                    of.method(),
                    of.reference(),
                    of.attempt(),
                    of.paidAt(),
                    of.recordedAt(),
                    of.recordedBy().name());
        }
    }

    /** One time that the provider was asked. */
    record AttemptAnswer(
            int attempt,
            String cause,
            Money amount,
            AttemptState state,
            @Nullable String failureCode,
            @Nullable String failureReason,
            Instant askedAt,
            @Nullable Instant answeredAt) {

        static AttemptAnswer of(PaymentAttempt of) {
            return new AttemptAnswer(
                    of.attempt(),
                    of.cause(),
                    of.amount(),
                    of.state(),
                    of.failureCode(),
                    of.failureReason(),
                    of.askedAt(),
                    of.answeredAt());
        }
    }

    /** How an invoice stands with money; amounts are in {@code currency}. */
    record Standing(
            InvoiceState state,
            Currency currency,
            Money total,
            Money paid,
            Money open,
            @Nullable Instant dueAt,
            List<PaymentAnswer> payments,
            List<AttemptAnswer> attempts) {}

    @Operation(summary = "See what came in for an invoice, and every attempt to charge it")
    @GetMapping
    @Requires(Permission.READ_INVOICES)
    Standing get(@PathVariable InvoiceId id) {
        Receivable receivable = receivables.get(id);
        return new Standing(
                receivable.state(),
                receivable.total().currency(),
                receivable.total(),
                receivable.paid(),
                receivable.open(),
                receivable.dueAt(),
                payments.of(id).stream().map(PaymentAnswer::of).toList(),
                payments.attempts(id).stream().map(AttemptAnswer::of).toList());
    }

    @Operation(summary = "Record money that came by itself; the same method and reference again change nothing")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.TAKE_PAYMENTS)
    Standing record(@PathVariable InvoiceId id, @RequestBody PaymentRequest request, Caller caller) {
        payments.record(
                id,
                new NewPayment(request.amount(), request.method(), request.reference(), request.paidAt()),
                caller.actor(),
                clock.instant());
        return get(id);
    }
}
