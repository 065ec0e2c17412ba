package io.plimsoll.subscription;

import io.plimsoll.kernel.RefusalCode;

/** Why a subscription, or a change of one, was refused. */
public enum SubscriptionRefusal implements RefusalCode {
    INVALID_SUBSCRIPTION(Kind.INVALID),
    INVALID_CHANGE(Kind.INVALID),
    UNKNOWN_SUBSCRIPTION(Kind.NOT_FOUND),
    ALREADY_SUBSCRIBED(Kind.CONFLICT),
    ALREADY_CANCELLED(Kind.CONFLICT),
    INTERVAL_DIFFERS(Kind.CONFLICT),
    IN_TRIAL(Kind.CONFLICT),
    NOT_IN_TRIAL(Kind.CONFLICT);

    private final Kind kind;

    SubscriptionRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
