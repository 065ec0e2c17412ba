package io.plimsoll.billingrun;

import io.plimsoll.kernel.RefusalCode;

/** Why a billing run was refused. */
public enum BillingRunRefusal implements RefusalCode {
    UNKNOWN_BILLING_RUN(Kind.NOT_FOUND),
    BAD_BILLING_RUN_CURSOR(Kind.INVALID),
    THROUGH_IN_THE_FUTURE(Kind.INVALID);

    private final Kind kind;

    BillingRunRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
