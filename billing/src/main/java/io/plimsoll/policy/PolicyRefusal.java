package io.plimsoll.policy;

import io.plimsoll.kernel.RefusalCode;

/** Why a call to {@link Policies} was refused. */
public enum PolicyRefusal implements RefusalCode {
    UNKNOWN_POLICY_SET(Kind.NOT_FOUND),
    UNKNOWN_POLICY_VERSION(Kind.NOT_FOUND),
    UNKNOWN_POLICY_DECISION(Kind.NOT_FOUND),
    AMBIGUOUS_POLICY_VERSION(Kind.INVALID),
    INVALID_POLICY_TABLE(Kind.INVALID),
    INVALID_POLICY_QUESTION(Kind.INVALID),
    RULES_LIMIT_REACHED(Kind.CONFLICT),
    INVALID_EFFECTIVE_FROM(Kind.INVALID),
    NEVER_IN_FORCE(Kind.CONFLICT),
    NOTHING_TO_ROLL_BACK(Kind.CONFLICT),
    INVALID_ROLLBACK_REASON(Kind.INVALID);

    private final Kind kind;

    PolicyRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
