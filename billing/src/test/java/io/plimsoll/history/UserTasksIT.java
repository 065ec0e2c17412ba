package io.plimsoll.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class UserTasksIT {

    private static final Set<String> FINANCE = Set.of("FINANCE");
    private static final Set<String> SUCCESS = Set.of("SUCCESS");
    private static final Actor ASPEN = Actor.user("aspen");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    /** Up to this position nothing was decided or canceled. */
    private static final long BOTH_REVIEWS_OPEN = 131;

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final AnnotationConfigApplicationContext components =
            PlimsollComponents.over(dataSource, "history", "outbox", "audit");
    private final WorkflowHistory history = components.getBean(WorkflowHistory.class);
    private final UserTasks tasks = components.getBean(UserTasks.class);

    @BeforeEach
    void openBothReviews() {
        RecordedHistory.exportTo(database, BOTH_REVIEWS_OPEN);
        history.project(1_000);
    }

    @AfterEach
    void close() {
        components.close();
    }

    @Test
    void listsOpenTasksOldestFirstPageByPage() {
        Page<UserTask> first = tasks.open(FINANCE, null, 2);
        Page<UserTask> second = tasks.open(FINANCE, first.next(), 2);

        assertThat(first.data()).extracting(UserTask::subject).containsExactly("inv_1", "inv_2");
        assertThat(second.data()).extracting(UserTask::subject).containsExactly("sub_5");
        assertThat(second.next()).isNull();
        assertThat(tasks.countOpen(FINANCE)).isEqualTo(3);
    }

    @Test
    void knowsTheGroupsOutcomesAndDueTimeDrawnInTheProcess() {
        UserTask task = review("inv_1");

        assertThat(task.elementId()).isEqualTo("Task_ReviewInvoice");
        assertThat(task.candidateGroups()).containsExactly("FINANCE");
        assertThat(task.outcomes()).containsExactly("APPROVE", "VOID");
        assertThat(task.dueAt())
                .isBetween(
                        task.createdAt().plusSeconds(86_000), task.createdAt().plusSeconds(87_000));
        assertThat(task.open()).isTrue();
    }

    @Test
    void hidesTasksOfOtherGroups() {
        assertThat(tasks.open(Set.of("REVOPS"), null, 10).data()).isEmpty();
        assertThat(tasks.open(Set.of(), null, 10).data()).isEmpty();
    }

    @Test
    void takesATaskThatTheBrokerEndedOffTheList() {
        assertThat(tasks.of("sub_5")).extracting(UserTask::state).containsExactly(UserTask.State.OPEN);
        RecordedHistory.exportTo(database);
        history.project(1_000);

        assertThat(tasks.of("sub_5")).extracting(UserTask::state).containsExactly(UserTask.State.CANCELED);
        assertThat(tasks.of("inv_1")).extracting(UserTask::state).containsExactly(UserTask.State.COMPLETED);
        assertThat(tasks.open(FINANCE, null, 10).data())
                .extracting(UserTask::subject)
                .containsExactly("inv_4");
        assertThat(tasks.open(SUCCESS, null, 10).data()).isEmpty();
    }

    @Test
    void storesTheDecisionTheOutboxMessageAndTheAuditEntryTogether() {
        long key = review("inv_1").key();

        UserTask completed = tasks.complete(key, "APPROVE", "as agreed", ASPEN, FINANCE, NOON);

        assertThat(completed.completion())
                .isEqualTo(new UserTask.Completion("APPROVE", "as agreed", "user:aspen", NOON));
        assertThat(outboxMessages()).singleElement().asString().contains("\"APPROVE\"");
        assertThat(database.sql("select subject || ' ' || action from audit_entry")
                        .query(String.class)
                        .list())
                .containsExactly("inv_1 user-task.completed");
    }

    @Test
    void takesADecidedTaskOffTheListBeforeTheBrokerKnows() {
        tasks.complete(review("inv_1").key(), "APPROVE", "", ASPEN, FINANCE, NOON);

        assertThat(tasks.open(FINANCE, null, 10).data())
                .extracting(UserTask::subject)
                .containsExactly("inv_2", "sub_5");
        assertThat(tasks.countOpen(FINANCE)).isEqualTo(2);
    }

    @Test
    void repeatsTheSameDecisionOfTheSameActorWithoutEffect() {
        long key = review("inv_1").key();
        UserTask first = tasks.complete(key, "VOID", "", ASPEN, FINANCE, NOON);
        UserTask again = tasks.complete(key, "VOID", "", ASPEN, FINANCE, NOON.plusSeconds(60));

        assertThat(again).isEqualTo(first);
        assertThat(outboxMessages()).hasSize(1);
    }

    @Test
    void refusesASecondDecisionByAnotherActorOrWithAnotherOutcome() {
        long key = review("inv_1").key();
        tasks.complete(key, "VOID", "", ASPEN, FINANCE, NOON);

        assertRefused(HistoryRefusal.USER_TASK_ALREADY_COMPLETED, key, "APPROVE", ASPEN, FINANCE);
        assertRefused(HistoryRefusal.USER_TASK_ALREADY_COMPLETED, key, "VOID", Actor.user("birch"), FINANCE);
        assertThat(outboxMessages()).hasSize(1);
    }

    @Test
    void refusesAnOutcomeTheProcessDoesNotKnow() {
        assertRefused(HistoryRefusal.UNKNOWN_OUTCOME, review("inv_1").key(), "MAYBE", ASPEN, FINANCE);
    }

    @Test
    void refusesAnActorInNoneOfTheGroups() {
        assertRefused(HistoryRefusal.NOT_A_CANDIDATE, review("inv_1").key(), "APPROVE", ASPEN, SUCCESS);
    }

    @Test
    void refusesATaskThatIsNotOpen() {
        RecordedHistory.exportTo(database);
        history.project(1_000);

        assertRefused(
                HistoryRefusal.USER_TASK_NOT_OPEN, tasks.of("inv_1").getFirst().key(), "APPROVE", ASPEN, FINANCE);
    }

    @Test
    void refusesATaskThatDoesNotExistAndACursorThatIsNone() {
        assertRefused(HistoryRefusal.UNKNOWN_USER_TASK, 7, "APPROVE", ASPEN, FINANCE);
        assertThatThrownBy(() -> tasks.open(FINANCE, "later", 10)).isInstanceOf(BillingException.class);
    }

    @Test
    void letsOneOfTwoSimultaneousDecisionsWin() throws Exception {
        long key = review("inv_1").key();
        List<Callable<Boolean>> deciders =
                List.of(() -> decides(key, "aspen", "APPROVE"), () -> decides(key, "birch", "VOID"));

        try (var threads = Executors.newFixedThreadPool(2)) {
            long won = 0;
            for (Future<Boolean> decision : threads.invokeAll(deciders)) {
                won += decision.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(outboxMessages()).hasSize(1);
    }

    @Test
    void keepsDecisionsWhenTheProjectionsAreRebuilt() {
        long key = review("inv_1").key();
        UserTask completed = tasks.complete(key, "APPROVE", "as agreed", ASPEN, FINANCE, NOON);

        history.rebuild();

        assertThat(tasks.get(key)).isEqualTo(completed);
    }

    private boolean decides(long key, String login, String outcome) {
        try {
            tasks.complete(key, outcome, "", Actor.user(login), FINANCE, NOON);
            return true;
        } catch (BillingException e) {
            return false;
        }
    }

    private UserTask review(String subject) {
        return tasks.of(subject).getFirst();
    }

    private List<String> outboxMessages() {
        return database.sql("select payload from outbox_message where kind = 'COMPLETE_USER_TASK'")
                .query((row, n) -> row.getString("payload"))
                .list();
    }

    private void assertRefused(HistoryRefusal code, long key, String outcome, Actor actor, Set<String> groups) {
        assertThatThrownBy(() -> tasks.complete(key, outcome, "", actor, groups, NOON))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
