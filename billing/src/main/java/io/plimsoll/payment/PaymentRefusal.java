package io.plimsoll.payment;

import io.plimsoll.kernel.RefusalCode;

/** Why a payment was refused. */
public enum PaymentRefusal implements RefusalCode {
    INVALID_PAYMENT(Kind.INVALID),
    PAYMENT_DIFFERS(Kind.CONFLICT),
    NOT_A_SANDBOX(Kind.NOT_FOUND);

    private final Kind kind;

    PaymentRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
