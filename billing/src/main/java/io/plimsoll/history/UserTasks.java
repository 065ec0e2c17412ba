package io.plimsoll.history;

import io.plimsoll.audit.Audit;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import io.plimsoll.outbox.Outbox;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a person. */
@Component
public class UserTasks {

    private static final int LONGEST_NOTE = 2_000;

    private final UserTaskRows tasks;
    private final Outbox outbox;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    UserTasks(UserTaskRows tasks, Outbox outbox, Audit audit, ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
    }

    /** Open tasks that one of {@code groups} may complete, oldest first; one that was decided is not open any more. */
    public Page<UserTask> open(Set<String> groups, @Nullable String cursor, int limit) {
        List<UserTask> found = tasks.open(groups, key(cursor), limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<UserTask> shown = found.subList(0, limit);
        return new Page<>(shown, Long.toString(shown.getLast().key()));
    }

    /** How many open tasks one of {@code groups} may complete. */
    public int countOpen(Set<String> groups) {
        return tasks.countOpen(groups);
    }

    /** Every task about {@code subject}, also decided and canceled ones, oldest first. */
    public List<UserTask> of(String subject) {
        return tasks.of(subject);
    }

    /** Every task of one run, oldest first. */
    public List<UserTask> ofInstance(long processInstanceKey) {
        return tasks.ofInstance(processInstanceKey);
    }

    public UserTask get(long key) {
        return tasks.find(key)
                .orElseThrow(() -> new BillingException(
                        HistoryRefusal.UNKNOWN_USER_TASK,
                        "expected a user task, but there is none with key `%d`".formatted(key)));
    }

    /**
     * Stores the decision and the outbox message that tells the broker, in one transaction with what listens to {@link
     * UserTaskCompleted}; a listener's refusal refuses the decision. Repeating the same outcome by
     * the same actor changes nothing; another outcome or actor is refused, as are a task that is not open, an outcome the
     * process does not know and an actor in none of its candidate groups.
     *
     * @param groups the groups (roles) the actor is in
     */
    @Transactional
    public UserTask complete(long key, String outcome, String note, Actor actor, Set<String> groups, Instant at) {
        UserTask task = get(key);
        refuseOutsiders(task, groups);
        if (task.completion() != null) {
            return repeated(task, task.completion(), outcome, actor);
        }
        refuseUnlessOpen(task, outcome, note);
        if (!tasks.decide(key, new UserTask.Completion(outcome, note, actor.name(), at))) {
            // Somebody decided between our reading and writing; their transaction is committed, so it can be read now.
            UserTask decided = get(key);
            return decided.completion() == null ? decided : repeated(decided, decided.completion(), outcome, actor);
        }
        outbox.completeUserTask(key, Map.of("outcome", outcome), at);
        audit.record(
                actor,
                "user-task.completed",
                task.subject() == null ? "user-task:" + key : task.subject(),
                Map.of("task", task.elementId(), "outcome", outcome, "note", note),
                at);
        UserTask completed = get(key);
        events.publishEvent(new UserTaskCompleted(completed, outcome, note, actor, at));
        return completed;
    }

    /**
     * Completes those of the tasks that nobody decided, because their actor decided elsewhere and it is carried out
     * already: nobody listens to it again.
     *
     * @return whether there was one
     */
    @Transactional
    public boolean completeElsewhere(List<UserTask> open, String outcome, String note, Actor actor, Instant at) {
        boolean any = false;
        for (UserTask task : open) {
            if (task.completion() == null
                    && tasks.decide(task.key(), new UserTask.Completion(outcome, note, actor.name(), at))) {
                outbox.completeUserTask(task.key(), Map.of("outcome", outcome), at);
                any = true;
            }
        }
        return any;
    }

    private static void refuseOutsiders(UserTask task, Set<String> groups) {
        if (Collections.disjoint(task.candidateGroups(), groups)) {
            throw new BillingException(
                    HistoryRefusal.NOT_A_CANDIDATE,
                    "expected someone of %s to complete user task `%d`, but the actor is in none of them"
                            .formatted(task.candidateGroups(), task.key()));
        }
    }

    private static void refuseUnlessOpen(UserTask task, String outcome, String note) {
        if (task.state() != UserTask.State.OPEN) {
            throw new BillingException(
                    HistoryRefusal.USER_TASK_NOT_OPEN,
                    "expected an open user task, but `%d` is %s"
                            .formatted(task.key(), task.state().name().toLowerCase(Locale.ROOT)));
        }
        if (!task.outcomes().contains(outcome)) {
            throw new BillingException(
                    HistoryRefusal.UNKNOWN_OUTCOME,
                    "expected one of %s as outcome, but got `%s`".formatted(task.outcomes(), outcome),
                    List.of(new BillingException.Violation("/outcome", "expected one of " + task.outcomes())));
        }
        if (note.length() > LONGEST_NOTE) {
            throw new BillingException(
                    HistoryRefusal.NOTE_TOO_LONG,
                    "expected a note of at most %d characters, but got %d".formatted(LONGEST_NOTE, note.length()),
                    List.of(new BillingException.Violation(
                            "/note", "expected at most " + LONGEST_NOTE + " characters")));
        }
    }

    private static UserTask repeated(UserTask task, UserTask.Completion made, String outcome, Actor actor) {
        if (made.outcome().equals(outcome) && made.actor().equals(actor.name())) {
            return task;
        }
        throw new BillingException(
                HistoryRefusal.USER_TASK_ALREADY_COMPLETED,
                "expected to complete user task `%d` with `%s`, but %s completed it with `%s`"
                        .formatted(task.key(), outcome, made.actor(), made.outcome()));
    }

    private static @Nullable Long key(@Nullable String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new BillingException(
                    HistoryRefusal.INVALID_CURSOR,
                    "expected the `next` of an earlier page as cursor, but got `%s`".formatted(cursor));
        }
    }
}
