package io.plimsoll.tablefile;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.RefusalCode;

/** Why a file was refused. */
public enum TableFileRefusal implements RefusalCode {
    UNREADABLE_FILE,
    FILE_TOO_LARGE,
    FILE_ENCRYPTED_OR_OLD,
    FILE_WITH_FORMULA,
    FILE_WITH_MACRO,
    FILE_WITH_EXTERNAL_LINK,
    FILE_WITH_DOCTYPE,
    FILE_WITH_UNKNOWN_COLUMN;

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    BillingException because(String message) {
        return new BillingException(this, message);
    }
}
