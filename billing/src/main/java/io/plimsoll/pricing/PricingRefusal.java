package io.plimsoll.pricing;

import io.plimsoll.kernel.RefusalCode;

/** Why policy does not say what a period costs. */
public enum PricingRefusal implements RefusalCode {
    NO_PLAN_ROW(Kind.CONFLICT),
    PLAN_ROWS_CONTRADICT(Kind.CONFLICT),
    NO_TERMS_ROW(Kind.CONFLICT),
    INVALID_TERMS(Kind.CONFLICT),
    INVALID_BASE_FEE(Kind.CONFLICT),
    INVALID_TIER(Kind.CONFLICT),
    INCLUDED_WITHOUT_PRICE(Kind.CONFLICT);

    private final Kind kind;

    PricingRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
