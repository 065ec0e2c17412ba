package io.plimsoll.kernel;

import java.util.List;

/**
 * A business refusal: the caller asked for something the laws of billing do not allow. Mapped once, in {@code app}, to
 * RFC 9457 problem+json. A programmer's error is an {@link IllegalStateException} instead.
 */
public final class BillingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RefusalCode code;
    private final transient List<Violation> violations;

    /** @param message one sentence: "expected … but …" */
    public BillingException(RefusalCode code, String message) {
        this(code, message, List.of());
    }

    public BillingException(RefusalCode code, String message, List<Violation> violations) {
        super(message);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    public RefusalCode code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }

    /**
     * One field that was refused.
     *
     * @param pointer RFC 6901 JSON pointer to the field, such as {@code /currency}
     * @param detail what was expected, and what came
     */
    public record Violation(String pointer, String detail) {}
}
