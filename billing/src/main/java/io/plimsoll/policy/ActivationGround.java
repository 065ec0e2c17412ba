package io.plimsoll.policy;

import io.plimsoll.kernel.PolicySubmissionId;
import org.jspecify.annotations.Nullable;

/** What allows an activation; the database refuses one that does not stand on its ground. */
public sealed interface ActivationGround {

    /** It came with Plimsoll, and nothing of the set is activated yet. */
    record Shipped() implements ActivationGround {}

    /** Others agreed to the submission. */
    record Approved(PolicySubmissionId id) implements ActivationGround {}

    /** What is in force without the submission's version, which was approved and has not taken effect. */
    record Withdrawn(PolicySubmissionId id) implements ActivationGround {}

    /** The version was in force before. */
    record Rollback(String reason) implements ActivationGround {}

    default PolicyActivation.Kind kind() {
        return switch (this) {
            case Shipped ignored -> PolicyActivation.Kind.SHIPPED;
            case Approved ignored -> PolicyActivation.Kind.APPROVED;
            case Withdrawn ignored -> PolicyActivation.Kind.WITHDRAWN;
            case Rollback ignored -> PolicyActivation.Kind.ROLLBACK;
        };
    }

    default @Nullable PolicySubmissionId submission() {
        return switch (this) {
            case Approved(PolicySubmissionId id) -> id;
            case Withdrawn(PolicySubmissionId id) -> id;
            case Shipped ignored -> null;
            case Rollback ignored -> null;
        };
    }
}
