package io.plimsoll.approval;

import io.plimsoll.history.UserTask;
import io.plimsoll.history.UserTasks;
import io.plimsoll.kernel.Actor;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.PublishMessage;
import io.plimsoll.outbox.StartProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the {@code PolicyApprovalProcess} of a submission has to hear. Nothing of a submission depends on it: after each
 * word the process asks how the submission stands.
 */
@Component
class ApprovalProcess {

    private static final String PROCESS = "PolicyApprovalProcess";
    private static final String TASK = "Task_ApprovePolicy";
    private static final String MOVED = "PolicySubmissionMoved";

    private final Outbox outbox;
    private final UserTasks tasks;

    ApprovalProcess(Outbox outbox, UserTasks tasks) {
        this.outbox = outbox;
        this.tasks = tasks;
    }

    void start(Submission submission, Instant at) {
        outbox.startProcesses(
                List.of(new StartProcess(
                        PROCESS,
                        submission.id().toString(),
                        Map.of(
                                "subject", submission.id().toString(),
                                "set", submission.set(),
                                "versionHash", submission.versionHash(),
                                "submittedBy", submission.submittedBy(),
                                "effectiveFrom", submission.effectiveFrom().toString(),
                                "expiresAt", submission.expiresAt().toString()))),
                at);
    }

    /** Somebody said yes or no: in the task, which then is being completed; elsewhere, and then it is completed for them. */
    void decided(Submission submission, String outcome, String note, Actor by, Instant at) {
        List<UserTask> open = tasks.of(submission.id().toString()).stream()
                .filter(task -> task.elementId().equals(TASK) && task.state() == UserTask.State.OPEN)
                .toList();
        boolean decidedThere = open.stream().anyMatch(task -> isOf(task, by, at))
                || tasks.completeElsewhere(open, outcome, note, by, at);
        if (!decidedThere) {
            moved(submission, at);
        }
    }

    private static boolean isOf(UserTask task, Actor by, Instant at) {
        return task.completion() != null
                && task.completion().actor().equals(by.name())
                && Duration.between(task.completion().completedAt(), at).toMillis() == 0;
    }

    /** The submission stands otherwise than before, and no task says so. */
    void moved(Submission submission, Instant at) {
        String subject = submission.id().toString();
        String standing = submission.state() + ":" + submission.approvals().size();
        outbox.publish(new PublishMessage(MOVED, subject, Map.of()), subject + ":" + standing, at);
    }
}
