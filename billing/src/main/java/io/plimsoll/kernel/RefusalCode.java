package io.plimsoll.kernel;

import java.util.Locale;

/** Why something was refused. Each capability has one enum of these; the names never change once released. */
public interface RefusalCode {

    String name();

    Kind kind();

    /** The code as the API shows it: {@code UNKNOWN_CUSTOMER} becomes {@code unknown-customer}. */
    default String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a refusal means to the caller; {@code app} gives each its HTTP status. */
    enum Kind {
        /** The input breaks a rule: 422. */
        INVALID,
        /** The named thing does not exist: 404. */
        NOT_FOUND,
        /** The thing's state does not allow it: 409. */
        CONFLICT,
        /** This person may not do it: 403. */
        FORBIDDEN
    }
}
