package io.plimsoll.catalog;

import io.plimsoll.kernel.RefusalCode;

/** Why a meter or a plan was refused. */
public enum CatalogRefusal implements RefusalCode {
    INVALID_METER(Kind.INVALID),
    INVALID_PLAN(Kind.INVALID),
    METER_IS_IN_USE(Kind.CONFLICT);

    private final Kind kind;

    CatalogRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
