package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What issued invoices are worth: paid in parts, overdue, written off. */
@Component
public class Receivables {

    private static final Actor SYSTEM = Actor.system("invoicing");

    private final ReceivableRows rows;
    private final InvoiceNews news;
    private final ApplicationEventPublisher events;

    Receivables(ReceivableRows rows, InvoiceNews news, ApplicationEventPublisher events) {
        this.rows = rows;
        this.news = news;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Receivable get(InvoiceId id) {
        return rows.find(id).orElseThrow(() -> InvoicingRefusal.unknownInvoice(id));
    }

    /** The same, with the invoice locked until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Receivable lock(InvoiceId id) {
        return rows.lock(id).orElseThrow(() -> InvoicingRefusal.unknownInvoice(id));
    }

    /**
     * Notes that a provider is about to be asked for money. Until {@link #chargingEnded} nobody else takes money for the
     * invoice or voids it. Call it under {@link #lock}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void chargingBegan(InvoiceId id, Instant at) {
        rows.charging(id, at);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void chargingEnded(InvoiceId id) {
        rows.charging(id, null);
    }

    /**
     * Counts money that came in; the invoice is PAID when nothing is open. Each call counts: whoever calls keeps the payment
     * unique in the same transaction. Refused with {@code nothing-is-owed} and {@code overpayment}.
     *
     * @param how for the audit record: {@code TRANSFER 2026-118}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Receivable received(InvoiceId id, Money amount, String how, Actor actor, Instant at) {
        Receivable before = lock(id);
        if (!before.owed()) {
            throw new BillingException(
                    InvoicingRefusal.NOTHING_IS_OWED,
                    "expected an invoice that is owed, but " + id + " is " + before.state());
        }
        if (amount.compareTo(before.open()) > 0) {
            throw new BillingException(
                    InvoicingRefusal.OVERPAYMENT,
                    "expected at most the open " + before.open() + " of " + id + ", but got " + amount,
                    List.of(new BillingException.Violation(
                            "/amount",
                            "expected at most " + before.open().toPlainString() + ", but got "
                                    + amount.toPlainString())));
        }
        rows.received(id, amount, at);
        Receivable after = get(id);
        news.happened(
                actor,
                "invoice.payment-received",
                id,
                after.customer(),
                Map.of(
                        "amount", amount.toPlainString(),
                        "open", after.open().toPlainString(),
                        "currency", amount.currency().getCurrencyCode(),
                        "how", how),
                at);
        news.moved(id, "open:" + after.open().toPlainString(), at);
        if (after.state() == InvoiceState.PAID) {
            paid(after, actor, at);
        }
        return after;
    }

    /** What costs nothing is paid when it is issued. */
    void nothingToPay(InvoiceId id, Instant at) {
        rows.nothingToPay(id, at);
        paid(get(id), SYSTEM, at);
    }

    /** Notes that the due date passed; changes nothing before it did, and nothing when the invoice is not owed. */
    @Transactional
    public Receivable overdue(InvoiceId id, Instant at) {
        Receivable receivable = lock(id);
        Instant dueAt = receivable.dueAt();
        if (receivable.state() != InvoiceState.ISSUED || dueAt == null || at.isBefore(dueAt)) {
            return receivable;
        }
        rows.overdue(id, at);
        news.happened(
                SYSTEM,
                "invoice.overdue",
                id,
                receivable.customer(),
                Map.of(
                        "open", receivable.open().toPlainString(),
                        "currency", receivable.total().currency().getCurrencyCode(),
                        "dueAt", dueAt.toString()),
                at);
        events.publishEvent(
                new InvoiceOverdue(id, receivable.customerId(), receivable.customer(), receivable.open(), dueAt, at));
        return get(id);
    }

    /**
     * Gives up what is open; again changes nothing. Refused with {@code invoice-is-settled} when it is paid or void, {@code
     * invoice-is-not-issued} before issue, and {@code payment-in-flight} while a provider is asked.
     */
    @Transactional
    public Receivable writeOff(InvoiceId id, Actor actor, String reason, Instant at) {
        Receivable receivable = lock(id);
        switch (receivable.state()) {
            case ISSUED, OVERDUE -> {
                refuseInFlight(receivable);
                rows.writeOff(id, reason, at);
                news.moved(
                        actor,
                        "invoice.written-off",
                        id,
                        receivable.customer(),
                        Map.of(
                                "reason", reason,
                                "open", receivable.open().toPlainString(),
                                "currency", receivable.total().currency().getCurrencyCode()),
                        at);
                events.publishEvent(new InvoiceGivenUp(id, receivable.customerId(), InvoiceState.UNCOLLECTIBLE, at));
            }
            case PAID, VOID ->
                throw new BillingException(
                        InvoicingRefusal.INVOICE_IS_SETTLED,
                        "expected an invoice that is owed to write off, but " + id + " is " + receivable.state());
            case DRAFT, HELD ->
                throw new BillingException(
                        InvoicingRefusal.INVOICE_IS_NOT_ISSUED,
                        "expected an issued invoice to write off, but " + id + " is " + receivable.state());
            case UNCOLLECTIBLE -> {}
        }
        return get(id);
    }

    /** Refused while a provider is asked: nobody knows yet whether the money is coming. */
    public void refuseInFlight(Receivable receivable) {
        if (receivable.chargingSince() != null) {
            throw new BillingException(
                    InvoicingRefusal.PAYMENT_IN_FLIGHT,
                    "expected no charge under way for " + receivable.invoice() + ", but one began at "
                            + Objects.requireNonNull(receivable.chargingSince()));
        }
    }

    private void paid(Receivable receivable, Actor actor, Instant at) {
        news.happened(
                actor,
                "invoice.paid",
                receivable.invoice(),
                receivable.customer(),
                Map.of(
                        "total", receivable.total().toPlainString(),
                        "currency", receivable.total().currency().getCurrencyCode()),
                at);
        events.publishEvent(new InvoicePaid(
                receivable.invoice(), receivable.customerId(), receivable.customer(), receivable.total(), at));
    }
}
