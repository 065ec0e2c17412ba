package io.plimsoll.invoicing;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.RefusalCode;

/** Why something asked of an invoice was refused. */
public enum InvoicingRefusal implements RefusalCode {
    UNKNOWN_INVOICE(Kind.NOT_FOUND),
    UNKNOWN_INVOICE_LINE(Kind.NOT_FOUND),
    INVOICE_IS_HELD(Kind.CONFLICT),
    INVOICE_IS_NOT_READY(Kind.CONFLICT),
    INVOICE_IS_ISSUED(Kind.CONFLICT),
    INVOICE_IS_VOID(Kind.CONFLICT),
    INVOICE_IS_SETTLED(Kind.CONFLICT),
    INVOICE_IS_NOT_ISSUED(Kind.CONFLICT),
    INVOICE_HAS_PAYMENTS(Kind.CONFLICT),
    PAYMENT_IN_FLIGHT(Kind.CONFLICT),
    NOTHING_IS_OWED(Kind.CONFLICT),
    OVERPAYMENT(Kind.INVALID),
    CONSENT_MISSING(Kind.CONFLICT),
    INVALID_CONSENT(Kind.INVALID),
    VOID_REASON_MISSING(Kind.INVALID),
    ADJUSTMENT_BELOW_ZERO(Kind.CONFLICT),
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

    static BillingException notReady(InvoiceId id, NotYet notYet) {
        return new BillingException(
                INVOICE_IS_NOT_READY,
                "expected to issue " + id + ", but not before " + notYet.lookAgainAt() + ": " + notYet.reason());
    }

    static BillingException belowZero(InvoiceId id, Money amount, Money total) {
        return new BillingException(
                ADJUSTMENT_BELOW_ZERO,
                "expected a total of at least zero, but " + amount + " would make " + id + " " + total);
    }
}
