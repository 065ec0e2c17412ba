package io.plimsoll.history;

import static io.plimsoll.history.Workflows.time;
import static io.plimsoll.history.Workflows.timeOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads user tasks with the decisions made on them, and writes those decisions. */
@Repository
class UserTaskRows {

    private static final String TASKS = """
            select t.*, c.outcome, c.note, c.actor, c.completed_at
            from user_task t left join user_task_completion c using (user_task_key)
            """;

    private static final String OPEN =
            "t.state = 'OPEN' and c.user_task_key is null and t.candidate_groups && :groups::text[]";

    private final JdbcClient database;

    UserTaskRows(JdbcClient database) {
        this.database = database;
    }

    /** @param after the key of the last task seen, null for the first page */
    List<UserTask> open(Set<String> groups, @Nullable Long after, int limit) {
        return database.sql(TASKS + " where " + OPEN + """
                          and (:after::bigint is null or (t.created_at, t.user_task_key)
                               > (select created_at, user_task_key from user_task where user_task_key = :after))
                        order by t.created_at, t.user_task_key
                        limit :limit
                        """)
                .param("groups", groups.toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> task(row))
                .list();
    }

    int countOpen(Set<String> groups) {
        return database.sql("""
                        select count(*) from user_task t left join user_task_completion c using (user_task_key) where
                        """ + OPEN)
                .param("groups", groups.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    List<UserTask> of(String subject) {
        return database.sql(TASKS + " where t.subject = :subject order by t.created_at, t.user_task_key")
                .param("subject", subject)
                .query((row, n) -> task(row))
                .list();
    }

    List<UserTask> ofInstance(long processInstanceKey) {
        return database.sql(TASKS + " where t.process_instance_key = :key order by t.created_at, t.user_task_key")
                .param("key", processInstanceKey)
                .query((row, n) -> task(row))
                .list();
    }

    Optional<UserTask> find(long key) {
        return database.sql(TASKS + " where t.user_task_key = :key")
                .param("key", key)
                .query((row, n) -> task(row))
                .optional();
    }

    /** False when somebody, perhaps the same actor, has decided already. */
    boolean decide(long key, UserTask.Completion completion) {
        return database.sql("""
                                insert into user_task_completion (user_task_key, outcome, note, actor, completed_at)
                                values (:key, :outcome, :note, :actor, :completedAt)
                                on conflict do nothing
                                """)
                        .param("key", key)
                        .param("outcome", completion.outcome())
                        .param("note", completion.note())
                        .param("actor", completion.actor())
                        .param("completedAt", completion.completedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static UserTask task(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new UserTask(
                row.getLong("user_task_key"),
                row.getLong("process_instance_key"),
                row.getString("bpmn_process_id"),
                row.getString("element_id"),
                row.getString("subject"),
                Set.of(texts(row, "candidate_groups")),
                List.of(texts(row, "outcomes")),
                UserTask.State.valueOf(row.getString("state")),
                time(row, "created_at"),
                timeOrNull(row, "due_at"),
                timeOrNull(row, "ended_at"),
                outcome == null
                        ? null
                        : new UserTask.Completion(
                                outcome, row.getString("note"), row.getString("actor"), time(row, "completed_at")));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
