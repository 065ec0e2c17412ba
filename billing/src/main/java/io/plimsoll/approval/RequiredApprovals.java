package io.plimsoll.approval;

import io.plimsoll.approval.NewSubmission.Needed;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How many must agree to a change, and how long they may take. */
@Component
class RequiredApprovals {

    private static final Needed ONE_WITHIN_A_FORTNIGHT = new Needed(1, "", 14);

    Needed of(String set, String versionHash, String baseHash, Instant at) {
        return ONE_WITHIN_A_FORTNIGHT;
    }
}
