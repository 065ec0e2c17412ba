package io.plimsoll.policy;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.rules.PolicySet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts an earlier version in force again. It needs nobody's approval: it had one. */
@Component
class Rollback {

    private static final int REASON_CHARACTERS_AT_MOST = 1_000;

    private final PolicyVersions versions;
    private final PolicyVersionRows rows;
    private final Audit audit;

    Rollback(PolicyVersions versions, PolicyVersionRows rows, Audit audit) {
        this.versions = versions;
        this.rows = rows;
        this.audit = audit;
    }

    PolicyVersion rollback(PolicySet<?, ?> set, String toHashOrPrefix, String reason, Actor by, Instant at) {
        if (reason.isBlank() || reason.length() > REASON_CHARACTERS_AT_MOST) {
            String detail = "expected a reason of at most " + REASON_CHARACTERS_AT_MOST + " characters, but got "
                    + (reason.isBlank() ? "none" : reason.length());
            throw new BillingException(
                    PolicyRefusal.INVALID_ROLLBACK_REASON, detail, List.of(new Violation("/reason", detail)));
        }
        rows.lock(set.name());
        PolicyVersion to = versions.named(set, toHashOrPrefix);
        if (!rows.wasInForce(set.name(), to.hash(), at)) {
            throw new BillingException(
                    PolicyRefusal.NEVER_IN_FORCE,
                    "expected a version of `" + set.name() + "` that was in force before, but version " + to.number()
                            + " never was");
        }
        List<Instant> scheduled = rows.scheduledAfter(set.name(), at);
        boolean holdsAlready = Stream.concat(Stream.of(at), scheduled.stream())
                .map(instant -> rows.hashInForce(set.name(), instant))
                .allMatch(hash -> hash.equals(Optional.of(to.hash())));
        if (holdsAlready) {
            throw new BillingException(
                    PolicyRefusal.NOTHING_TO_ROLL_BACK,
                    "expected another version of `" + set.name() + "` in force or scheduled, but version " + to.number()
                            + " is in force and nothing else is scheduled");
        }
        ActivationGround ground = new ActivationGround.Rollback(reason);
        versions.activate(set, to.hash(), at, ground, by, at);
        // The latest to take effect counts, so each that is scheduled is taken over at its own instant.
        scheduled.forEach(instant -> versions.activate(set, to.hash(), instant, ground, by, at));
        audit.record(
                by,
                "policy.rolled-back",
                PolicyVersions.subject(set.name(), to.hash()),
                Map.of("reason", reason, "insteadOfScheduled", scheduled.size()),
                at);
        return versions.named(set, to.hash());
    }
}
