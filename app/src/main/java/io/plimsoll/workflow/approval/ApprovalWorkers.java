package io.plimsoll.workflow.approval;

import io.plimsoll.approval.Announcements;
import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Submission;
import io.plimsoll.bpmn.approval.ApprovalState;
import io.plimsoll.bpmn.approval.PolicyApprovalProcess;
import io.plimsoll.bpmn.approval.PolicyApprovalVariables;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.workflow.Poller;
import io.plimsoll.workflow.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApprovalWorkers {

    private static final Duration WATCH_IDLE = Duration.ofSeconds(5);

    @Bean
    Worker<PolicyApprovalVariables> countApprovals(Approvals approvals) {
        return new Worker<>(
                PolicyApprovalProcess.COUNT_JOB,
                PolicyApprovalVariables.class,
                variables -> standing(approvals.submission(id(variables))));
    }

    @Bean
    Worker<PolicyApprovalVariables> expireSubmission(Approvals approvals, InstantSource clock) {
        return new Worker<>(
                PolicyApprovalProcess.EXPIRE_JOB,
                PolicyApprovalVariables.class,
                variables -> standing(approvals.expire(id(variables), clock.instant())));
    }

    @Bean
    Worker<PolicyApprovalVariables> schedulePolicy(Approvals approvals) {
        return new Worker<>(
                PolicyApprovalProcess.SCHEDULE_JOB,
                PolicyApprovalVariables.class,
                variables -> Map.of(
                        "effectiveFrom",
                        approvals
                                .effectiveFromOf(approvals.submission(id(variables)))
                                .toString()));
    }

    @Bean
    Worker<PolicyApprovalVariables> announceActivation(Announcements announcements, InstantSource clock) {
        return new Worker<>(
                PolicyApprovalProcess.ANNOUNCE_JOB,
                PolicyApprovalVariables.class,
                variables -> Map.of("inForce", announcements.announce(id(variables), clock.instant())));
    }

    /** Goes on without a broker: nobody approves what nobody looked at in time. */
    @Bean
    Poller approvalWatch(Approvals approvals, InstantSource clock) {
        return new Poller("approval-watch", WATCH_IDLE, () -> approvals.expireOverdue(clock.instant()) > 0);
    }

    private static PolicySubmissionId id(PolicyApprovalVariables variables) {
        return PolicySubmissionId.parse(variables.subject());
    }

    /** A state of the domain that is not drawn fails the job, visibly. */
    private static Map<String, Object> standing(Submission submission) {
        return Map.of("state", ApprovalState.valueOf(submission.state().name()).name());
    }
}
