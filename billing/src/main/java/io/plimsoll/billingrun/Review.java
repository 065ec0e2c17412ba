package io.plimsoll.billingrun;

import io.plimsoll.policy.Decided;
import io.plimsoll.rules.review.ReviewDecision;
import org.jspecify.annotations.Nullable;

/** What the {@code review} rows say of a bill. */
public record Review(Decided<ReviewDecision> decided) {

    private static final String HOLD = "HOLD";

    /** Null when nobody must look first. A bill no row speaks of is held: silence is no approval. */
    public @Nullable String holdReason() {
        ReviewDecision decision = decided.decision();
        if (decision == null) {
            return "no review row speaks of this invoice";
        }
        if (!decision.action().equals(HOLD)) {
            return null;
        }
        return decision.reason().isBlank()
                ? "held by review row " + String.join(", ", decided.rowIds())
                : decision.reason();
    }

    public boolean held() {
        return holdReason() != null;
    }

    public int graceHours() {
        ReviewDecision decision = decided.decision();
        return decision == null ? 0 : decision.graceHours();
    }
}
