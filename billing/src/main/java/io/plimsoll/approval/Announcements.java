package io.plimsoll.approval;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.policy.Policies;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of an approved version when its instant came. */
@Component
public class Announcements {

    private static final Actor PROCESS = Actor.system("policy-approval-process");

    private final Approvals approvals;
    private final Policies policies;
    private final SubmissionRows submissions;
    private final Audit audit;

    Announcements(Approvals approvals, Policies policies, SubmissionRows submissions, Audit audit) {
        this.approvals = approvals;
        this.policies = policies;
        this.submissions = submissions;
        this.audit = audit;
    }

    /** Writes down, once, whether the version is in force from its instant on; says so again when asked again. */
    @Transactional
    public boolean announce(PolicySubmissionId id, Instant at) {
        Submission submission = approvals.submission(id);
        String inForceThen = policies.inForce(submission.set(), approvals.effectiveFromOf(submission))
                .hash();
        boolean inForce = submission.versionHash().equals(inForceThen);
        if (submissions.announce(id, inForce, at)) {
            audit.record(
                    PROCESS,
                    inForce ? "policy.took-effect" : "policy.overtaken",
                    "policy:" + submission.set() + "/" + submission.versionHash(),
                    Map.of("submission", id.toString()),
                    at);
        }
        return inForce;
    }
}
