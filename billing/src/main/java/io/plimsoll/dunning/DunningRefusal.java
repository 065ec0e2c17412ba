package io.plimsoll.dunning;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.RefusalCode;

/** Why something asked of a case was refused. */
public enum DunningRefusal implements RefusalCode {
    UNKNOWN_DUNNING_CASE(Kind.NOT_FOUND),
    DUNNING_CASE_ENDED(Kind.CONFLICT),
    INVALID_DUNNING_PAUSE(Kind.INVALID),
    WRITE_OFF_REASON_MISSING(Kind.INVALID),
    BAD_DUNNING_CURSOR(Kind.INVALID);

    private final Kind kind;

    DunningRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    static BillingException unknown(InvoiceId invoice) {
        return new BillingException(
                UNKNOWN_DUNNING_CASE, "expected an overdue invoice, but " + invoice + " was never overdue");
    }

    static BillingException ended(DunningCase ended) {
        return new BillingException(
                DUNNING_CASE_ENDED,
                "expected " + ended.invoice() + " to be owed, but its dunning ended: it is " + ended.outcome());
    }
}
