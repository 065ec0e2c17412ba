package io.plimsoll.approval;

import io.plimsoll.policy.PolicyVersion;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Refuses a version with errors, before it is proposed and again before it is put in force. */
@Component
class Examination {

    void refuseErrors(PolicyVersion version, Instant effectiveFrom) {
        // Filled by lint.
    }
}
