package io.plimsoll.workflow;

/** A business outcome that the process has drawn as an error with a boundary event of its own. */
public final class DrawnError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code as it stands in the drawing */
    public DrawnError(String code, Throwable cause) {
        super(cause.getMessage(), cause);
        this.code = code;
    }

    public DrawnError(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
