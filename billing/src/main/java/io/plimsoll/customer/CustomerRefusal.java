package io.plimsoll.customer;

import io.plimsoll.kernel.RefusalCode;

/** Why a customer was refused. */
public enum CustomerRefusal implements RefusalCode {
    INVALID_CUSTOMER(Kind.INVALID),
    UNKNOWN_CUSTOMER(Kind.NOT_FOUND),
    CURRENCY_IS_FIXED(Kind.CONFLICT),
    TIME_ZONE_IS_FIXED(Kind.CONFLICT),
    BAD_CURSOR(Kind.INVALID);

    private final Kind kind;

    CustomerRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
