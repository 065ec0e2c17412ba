package io.plimsoll.rating;

import io.plimsoll.kernel.RefusalCode;

/** Why a price, or a quantity to rate, was refused. */
public enum RatingRefusal implements RefusalCode {
    INVALID_PRICE(Kind.INVALID),
    INVALID_QUOTE(Kind.INVALID),
    INVALID_PRORATION(Kind.INVALID),
    PERCENTAGE_MODEL_NOT_AVAILABLE(Kind.INVALID),
    NEGATIVE_QUANTITY(Kind.INVALID),
    LIMIT_FINER_THAN_CURRENCY(Kind.INVALID);

    private final Kind kind;

    RatingRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
