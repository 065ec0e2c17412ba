package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Drafts, approves, issues, delivers and voids invoices, and finds them. */
@Component
public class Invoicing {

    /** Writes invoices down as DRAFT or HELD, in bulk. Call inside your transaction. */
    public List<InvoiceId> draft(List<InvoiceDraft> drafts, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The invoice with its lines; refused with {@code unknown-invoice} when there is none. */
    public Invoice get(InvoiceId id) {
        throw new UnsupportedOperationException();
    }

    public Page<InvoiceSummary> list(InvoiceFilter filter) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets a held invoice go: it is a DRAFT again and may be issued. Call it when the reviewer's task ends with APPROVE.
     * Approving what is approved or issued already changes nothing.
     */
    public Invoice approve(InvoiceId id, Actor actor, String note, Instant at) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the next number and makes the invoice final; issuing it again changes nothing. Refused with {@code
     * invoice-is-held} while nobody has approved it, and with {@code invoice-is-void}.
     */
    public Invoice issue(InvoiceId id, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** Cancels what is not settled; voiding again changes nothing. */
    public Invoice voidInvoice(InvoiceId id, Actor actor, String reason, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** Notes where the document went, the first time; refused with {@code invoice-is-not-issued} before issue. */
    public void delivered(InvoiceId id, String where, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The document as it is delivered: JSON whose bytes depend on nothing but the invoice's final facts. */
    public byte[] document(InvoiceId id) {
        throw new UnsupportedOperationException();
    }
}
