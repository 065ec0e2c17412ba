package io.plimsoll.notification;

import io.plimsoll.kernel.RefusalCode;

/** Why something about notifications is refused. */
public enum NotificationRefusal implements RefusalCode {
    BAD_CURSOR(Kind.INVALID);

    private final Kind kind;

    NotificationRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
