package io.plimsoll.invoicing;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final Audit audit;

    Invoicing(Drafting drafting, InvoiceRepository invoices, InvoiceMoves moves, Audit audit) {
        this.drafting = drafting;
        this.invoices = invoices;
        this.moves = moves;
        this.audit = audit;
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
     * Approving what is approved or issued already changes nothing.
     */
    @Transactional
    public Invoice approve(InvoiceId id, Actor actor, String note, Instant at) {
        switch (lock(id).state()) {
            case HELD -> {
                moves.approve(id, actor, note, at);
                audit.record(actor, "invoice.approved", id.toString(), Map.of("note", note), at);
            }
            case VOID -> throw isVoid(id, "approve");
            case DRAFT, ISSUED, PAID, OVERDUE, UNCOLLECTIBLE -> {}
        }
        return get(id);
    }

    /**
     * Takes the next number and makes the invoice final; issuing it again changes nothing. Refused with {@code
     * invoice-is-held} while nobody has approved it, and with {@code invoice-is-void}.
     */
    @Transactional
    public Invoice issue(InvoiceId id, Instant at) {
        Standing standing = lock(id);
        switch (standing.state()) {
            case DRAFT -> {
                String number = moves.issue(id, at, standing.dueAt(at));
                audit.record(SYSTEM, "invoice.issued", id.toString(), Map.of("number", number), at);
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

    /** Cancels what is not settled; voiding again changes nothing. */
    @Transactional
    public Invoice voidInvoice(InvoiceId id, Actor actor, String reason, Instant at) {
        if (reason.isBlank()) {
            throw new BillingException(
                    InvoicingRefusal.VOID_REASON_MISSING,
                    "expected a reason to void " + id + ", but it is blank",
                    List.of(new BillingException.Violation("/reason", "expected a reason, but it is blank")));
        }
        InvoiceState state = lock(id).state();
        switch (state) {
            case DRAFT, HELD, ISSUED, OVERDUE -> {
                moves.voidInvoice(id, reason.strip(), at);
                audit.record(actor, "invoice.voided", id.toString(), Map.of("reason", reason.strip()), at);
            }
            case PAID, UNCOLLECTIBLE ->
                throw new BillingException(
                        InvoicingRefusal.INVOICE_IS_SETTLED,
                        "expected an invoice that is not settled to void, but " + id + " is " + state);
            case VOID -> {}
        }
        return get(id);
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
