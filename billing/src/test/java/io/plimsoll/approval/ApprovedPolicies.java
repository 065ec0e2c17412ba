package io.plimsoll.approval;

import io.plimsoll.approval.NewSubmission.Needed;
import io.plimsoll.approval.Submission.End;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.policy.ActivationGround;
import io.plimsoll.policy.Policies;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How tests put a version in force: it is submitted by one person and approved by another, under all laws of the database
 * and without what {@link Approvals} asks beforehand (lint, dates in order, simulations).
 */
public final class ApprovedPolicies {

    private static final Actor APPROVER = Actor.user("somebody-else");

    private ApprovedPolicies() {}

    /** @param by who proposes the version; somebody else agrees */
    public static void activate(
            DataSource database,
            Policies policies,
            String set,
            String hash,
            Instant effectiveFrom,
            Actor by,
            Instant at) {
        SubmissionRows submissions = new SubmissionRows(JdbcClient.create(database));
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(status -> {
            PolicySubmissionId id = submissions.insert(new NewSubmission(
                    set,
                    policies.version(set, hash).hash(),
                    policies.latestActivated(set).hash(),
                    "a test wants it",
                    effectiveFrom,
                    by.name(),
                    at,
                    Set.of(by.name()),
                    new Needed(1, "", 14)));
            submissions.approve(id, APPROVER.name(), "", at);
            policies.activate(set, hash, effectiveFrom, new ActivationGround.Approved(id), APPROVER, at);
            submissions.end(id, SubmissionState.APPROVED, new End(at, APPROVER.name(), ""));
        });
    }
}
