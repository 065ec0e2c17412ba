package io.plimsoll.metering;

/** Leaves the reading of one event with the reason; caught where the event began, it becomes a {@link Rejection}. */
final class BadUsageEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int QUOTE_LIMIT = 60;

    private final RejectionCode code;

    BadUsageEvent(RejectionCode code, String detail) {
        // No stack trace: a file may hold a million of these, and the detail says it all.
        super(detail, null, false, false);
        this.code = code;
    }

    RejectionCode code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /** The value as a message shows it: in backticks, cut, and without line breaks. */
    static String quote(String value) {
        String shown = value.codePointCount(0, value.length()) > QUOTE_LIMIT
                ? value.substring(0, value.offsetByCodePoints(0, QUOTE_LIMIT)) + "…"
                : value;
        return "`" + Text.printable(shown) + "`";
    }
}
