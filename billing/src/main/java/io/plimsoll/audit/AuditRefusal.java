package io.plimsoll.audit;

import io.plimsoll.kernel.RefusalCode;

/** Why the audit record was not read. */
public enum AuditRefusal implements RefusalCode {
    INVALID_CURSOR(Kind.INVALID);

    private final Kind kind;

    AuditRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
