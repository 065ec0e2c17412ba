package io.plimsoll.runtime;

/** Plimsoll cannot start here, for a reason its operator can mend; shown as one line, without a stack trace. */
public final class StartupRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupRefusal(String message) {
        super(message);
    }

    StartupRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
