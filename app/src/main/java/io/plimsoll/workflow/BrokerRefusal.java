package io.plimsoll.workflow;

/** The broker did not do what it was asked, and why; both of its doors, gRPC and REST, come to this. */
public final class BrokerRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    public BrokerRefusal(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public BrokerRefusal(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** Worth the same command again, soon. */
    boolean passing() {
        return why == Why.BUSY || why == Why.UNREACHABLE;
    }

    /** What stood in the way. */
    public enum Why {
        /** Back-pressure. */
        BUSY,
        /** No broker, or no answer from it; it may have done what it was asked. */
        UNREACHABLE,
        /** Credentials are missing or too weak. */
        NOT_PERMITTED,
        /** It has had this very message before. */
        KNOWN_ALREADY,
        /** What the command is about is over or never was. */
        GONE,
        /** It will never take this command as it is. */
        INVALID,
        /** Anything else. */
        FAILED
    }
}
