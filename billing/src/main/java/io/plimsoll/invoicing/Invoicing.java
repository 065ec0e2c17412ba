package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drafts, approves, issues, delivers and voids invoices, and finds them. */
@Component
public class Invoicing {

    private static final int MOST_A_PAGE = 500;
    private static final Actor SYSTEM = Actor.system("invoicing");

    private final Drafting drafting;
    private final InvoiceRepository invoices;
    private final InvoiceMoves moves;
    private final IssueGates gates;
    private final Adjusting adjusting;
    private final Budgets budgets;
    private final Receivables receivables;
    private final InvoiceNews news;
    private final ApplicationEventPublisher events;

    Invoicing(
            Drafting drafting,
            InvoiceRepository invoices,
            InvoiceMoves moves,
            IssueGates gates,
            Adjusting adjusting,
            Budgets budgets,
            Receivables receivables,
            InvoiceNews news,
            ApplicationEventPublisher events) {
        this.drafting = drafting;
        this.invoices = invoices;
        this.moves = moves;
        this.gates = gates;
        this.adjusting = adjusting;
        this.budgets = budgets;
        this.receivables = receivables;
        this.news = news;
        this.events = events;
    }

    /** Writes invoices down as DRAFT or HELD, in bulk. Call inside your transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<InvoiceId> draft(List<InvoiceDraft> drafts, Instant at) {
        return drafting.write(drafts, at);
    }

    /** The invoice with its lines; refused with {@code unknown-invoice} when there is none. */
    @Transactional(readOnly = true)
    public Invoice get(InvoiceId id) {
        return invoices.find(id).orElseThrow(() -> InvoicingRefusal.unknownInvoice(id));
    }

    @Transactional(readOnly = true)
    public Page<InvoiceSummary> list(InvoiceFilter filter) {
        int limit = Math.clamp(filter.limit(), 1, MOST_A_PAGE);
        List<InvoiceSummary> found = invoices.page(filter, before(filter.cursor()), limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    /**
     * Lets a held invoice go: it is a DRAFT again and may be issued. Call it when the reviewer's task ends with APPROVE.
     * Approving what is approved or issued already changes nothing. Refused with {@code consent-missing} while it is above the
     * customer's budget cap.
     */
    @Transactional
    public Invoice approve(InvoiceId id, Actor actor, String note, Instant at) {
        Standing standing = lock(id);
        switch (standing.state()) {
            case HELD -> {
                budgets.refuseOver(id);
                moves.approve(id, actor, note, at);
                news.happened(actor, "invoice.approved", id, standing.customer(), Map.of("note", note), at);
            }
            case VOID -> throw isVoid(id, "approve");
            case DRAFT, ISSUED, PAID, OVERDUE, UNCOLLECTIBLE -> {}
        }
        return get(id);
    }

    /**
     * Takes the next number and makes the invoice final; issuing it again changes nothing. Refused with {@code
     * invoice-is-held} while nobody has approved it, with {@code invoice-is-not-ready} while a gate says no, with {@code
     * consent-missing} above the budget cap, and with {@code invoice-is-void}.
     */
    @Transactional
    public Invoice issue(InvoiceId id, Instant at) {
        Standing standing = lock(id);
        switch (standing.state()) {
            case DRAFT -> {
                budgets.refuseOver(id);
                gates.notYet(id, at).ifPresent(notYet -> {
                    throw InvoicingRefusal.notReady(id, notYet);
                });
                String number = moves.issue(id, at, standing.dueAt(at));
                news.happened(SYSTEM, "invoice.issued", id, standing.customer(), Map.of("number", number), at);
                if (standing.total().isZero()) {
                    receivables.nothingToPay(id, at);
                }
            }
            case HELD ->
                throw new BillingException(
                        InvoicingRefusal.INVOICE_IS_HELD,
                        "expected an approved invoice to issue, but " + id + " still waits for a person");
            case VOID -> throw isVoid(id, "issue");
            case ISSUED, PAID, OVERDUE, UNCOLLECTIBLE -> {}
        }
        return get(id);
    }

    /** Whether {@link #issue} would issue it now, and if not, what it waits for. */
    @Transactional
    public Readiness readiness(InvoiceId id, Instant at) {
        budgets.reassess(id, lock(id).state(), SYSTEM, at);
        return switch (lock(id).state()) {
            case DRAFT ->
                gates.notYet(id, at).<Readiness>map(Readiness.Waiting::new).orElseGet(Readiness.Ready::new);
            case HELD -> new Readiness.Held(String.valueOf(get(id).holdReason()));
            case VOID -> new Readiness.Voided();
            case ISSUED, PAID, OVERDUE, UNCOLLECTIBLE -> new Readiness.Ready();
        };
    }

    /**
     * Adds a line to a draft, held or not; the total follows. A business key has one line for ever, so asking again changes
     * nothing. Refused with {@code invoice-is-issued} or {@code invoice-is-void} when it comes too late, and with {@code
     * adjustment-below-zero} when the total would be negative.
     *
     * @param amount at the currency's scale; negative when it is for the customer
     */
    @Transactional
    public Invoice addAdjustment(
            InvoiceId draft, String businessKey, String description, Money amount, Actor actor, Instant at) {
        Standing standing = lock(draft);
        if (adjusting.isKnown(businessKey)) {
            return get(draft);
        }
        switch (standing.state()) {
            case DRAFT, HELD -> {
                Money total = standing.total().plus(amount);
                if (total.isNegative()) {
                    throw InvoicingRefusal.belowZero(draft, amount, total);
                }
                adjusting.add(draft, businessKey, description, amount);
                budgets.reassess(draft, standing.state(), actor, at);
                news.moved(
                        actor,
                        "invoice.adjusted",
                        draft,
                        standing.customer(),
                        Map.of("for", businessKey, "description", description, "amount", amount.toPlainString()),
                        at);
            }
            case VOID -> throw isVoid(draft, "adjust");
            case ISSUED, PAID, OVERDUE, UNCOLLECTIBLE ->
                throw new BillingException(
                        InvoicingRefusal.INVOICE_IS_ISSUED,
                        "expected a draft to adjust, but " + draft + " is " + standing.state());
        }
        return get(draft);
    }

    /**
     * Wakes the invoice's process, wherever it waits for something to change; call it in the transaction of the change.
     *
     * @param what it is that changed, by a key nothing else has: {@code ovc_7:UPGRADED}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(InvoiceId id, String what, Instant at) {
        news.moved(id, what, at);
    }

    /** Cancels what is not settled; voiding again changes nothing. */
    @Transactional
    public Invoice voidInvoice(InvoiceId id, Actor actor, String reason, Instant at) {
        if (cancel(id, actor, reason, at)) {
            news.moved(id, "void", at);
        }
        return get(id);
    }

    /** The same as the outcome of a review: the invoice's process hears of it when the reviewer's task ends. */
    @Transactional
    public Invoice reject(InvoiceId id, Actor actor, String reason, Instant at) {
        cancel(id, actor, reason, at);
        return get(id);
    }

    private boolean cancel(InvoiceId id, Actor actor, String reason, Instant at) {
        if (reason.isBlank()) {
            throw new BillingException(
                    InvoicingRefusal.VOID_REASON_MISSING,
                    "expected a reason to void " + id + ", but it is blank",
                    List.of(new BillingException.Violation("/reason", "expected a reason, but it is blank")));
        }
        Standing standing = lock(id);
        return switch (standing.state()) {
            case DRAFT, HELD, ISSUED, OVERDUE -> {
                refuseWithPayments(id);
                moves.voidInvoice(id, reason.strip(), at);
                Map<String, String> detail = Map.of("reason", reason.strip());
                news.happened(actor, "invoice.voided", id, standing.customer(), detail, at);
                if (standing.isNumbered()) {
                    events.publishEvent(
                            new InvoiceGivenUp(id, receivables.get(id).customerId(), InvoiceState.VOID, at));
                }
                yield true;
            }
            case PAID, UNCOLLECTIBLE ->
                throw new BillingException(
                        InvoicingRefusal.INVOICE_IS_SETTLED,
                        "expected an invoice that is not settled to void, but " + id + " is " + standing.state());
            case VOID -> false;
        };
    }

    /** Notes where the document went, the first time; refused with {@code invoice-is-not-issued} before issue. */
    @Transactional
    public void delivered(InvoiceId id, String where, Instant at) {
        if (!lock(id).isNumbered()) {
            throw new BillingException(
                    InvoicingRefusal.INVOICE_IS_NOT_ISSUED,
                    "expected an issued invoice to deliver, but " + id + " has no number");
        }
        moves.deliver(id, where, at);
    }

    /** The document as it is delivered: JSON whose bytes depend on nothing but the invoice's final facts. */
    @Transactional(readOnly = true)
    public byte[] document(InvoiceId id) {
        return InvoiceDocument.bytes(get(id));
    }

    /** Refunds are made elsewhere; an invoice that money came in for stays. */
    private void refuseWithPayments(InvoiceId id) {
        Receivable receivable = receivables.get(id);
        receivables.refuseInFlight(receivable);
        if (!receivable.paid().isZero()) {
            throw new BillingException(
                    InvoicingRefusal.INVOICE_HAS_PAYMENTS,
                    "expected an invoice without payments to void, but " + receivable.paid() + " came in for " + id);
        }
    }

    private Standing lock(InvoiceId id) {
        return invoices.lock(id).orElseThrow(() -> InvoicingRefusal.unknownInvoice(id));
    }

    private static BillingException isVoid(InvoiceId id, String verb) {
        return new BillingException(
                InvoicingRefusal.INVOICE_IS_VOID, "expected an invoice to " + verb + ", but " + id + " is void");
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return InvoiceId.parse(cursor).value();
        } catch (IllegalArgumentException e) {
            throw new BillingException(
                    InvoicingRefusal.BAD_INVOICE_FILTER,
                    "expected the cursor of an earlier page, but got `" + cursor + "`",
                    List.of(new BillingException.Violation("/cursor", "expected a cursor, but got `" + cursor + "`")));
        }
    }
}
