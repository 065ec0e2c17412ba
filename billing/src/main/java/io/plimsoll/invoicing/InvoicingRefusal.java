package io.plimsoll.invoicing;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.RefusalCode;

/** Why something asked of an invoice was refused. */
public enum InvoicingRefusal implements RefusalCode {
    UNKNOWN_INVOICE(Kind.NOT_FOUND),
    UNKNOWN_INVOICE_LINE(Kind.NOT_FOUND),
    INVOICE_IS_HELD(Kind.CONFLICT),
    INVOICE_IS_ISSUED(Kind.CONFLICT),
    INVOICE_IS_VOID(Kind.CONFLICT),
    INVOICE_IS_SETTLED(Kind.CONFLICT),
    INVOICE_IS_NOT_ISSUED(Kind.CONFLICT),
    VOID_REASON_MISSING(Kind.INVALID),
    BAD_INVOICE_FILTER(Kind.INVALID);

    private final Kind kind;

    InvoicingRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    static BillingException unknownInvoice(InvoiceId id) {
        return new BillingException(UNKNOWN_INVOICE, "expected an invoice, but there is no " + id);
    }

    static BillingException unknownLine(InvoiceId id, int line, int lines) {
        return new BillingException(
                UNKNOWN_INVOICE_LINE, "expected a line from 1 to " + lines + " of " + id + ", but got " + line);
    }
}
