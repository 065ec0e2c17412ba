package io.plimsoll.history;

import static io.plimsoll.history.Workflows.time;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what happened within one run, and the drawing it ran on, straight from the records. */
@Repository
class WorkflowMoments {

    private final JdbcClient database;

    WorkflowMoments(JdbcClient database) {
        this.database = database;
    }

    List<WorkflowMoment.Attempt> attempts(long processInstanceKey) {
        return database.sql("""
                        select element_id, intent, recorded_at, value ->> 'type' as type, value ->> 'errorMessage' as message,
                               (value ->> 'retries')::integer as retries
                        from workflow_record
                        where process_instance_key = :key and value_type = 'JOB'
                          and intent in ('CREATED', 'COMPLETED', 'FAILED', 'TIMED_OUT', 'RETRIES_UPDATED', 'ERROR_THROWN', 'CANCELED')
                        order by position
                        """)
                .param("key", processInstanceKey)
                .query((row, n) -> new WorkflowMoment.Attempt(
                        row.getString("element_id"),
                        row.getString("type"),
                        row.getString("intent"),
                        row.getInt("retries"),
                        row.getString("message"),
                        time(row, "recorded_at")))
                .list();
    }

    /** Only variables of the run itself; a step's own copies say nothing more. */
    List<WorkflowMoment.Change> changes(long processInstanceKey) {
        return database.sql("""
                        select name, before, after, recorded_at
                        from (select value ->> 'name' as name, value ->> 'value' as after, recorded_at, position,
                                     lag(value ->> 'value') over (partition by value ->> 'name' order by position) as before
                              from workflow_record
                              where process_instance_key = :key and value_type = 'VARIABLE' and intent in ('CREATED', 'UPDATED')
                                and (value ->> 'scopeKey')::bigint = :key) as change
                        where before is distinct from after
                        order by position
                        """)
                .param("key", processInstanceKey)
                .query((row, n) -> new WorkflowMoment.Change(
                        row.getString("name"),
                        row.getString("before"),
                        row.getString("after"),
                        time(row, "recorded_at")))
                .list();
    }

    List<WorkflowMoment.Message> messages(long processInstanceKey) {
        return database.sql("""
                        select value ->> 'messageName' as name, coalesce(element_id, '') as element_id,
                               coalesce(value ->> 'correlationKey', '') as correlation_key, recorded_at
                        from workflow_record
                        where process_instance_key = :key and intent = 'CORRELATED'
                          and value_type in ('MESSAGE_START_EVENT_SUBSCRIPTION', 'PROCESS_MESSAGE_SUBSCRIPTION')
                        order by position
                        """)
                .param("key", processInstanceKey)
                .query((row, n) -> new WorkflowMoment.Message(
                        row.getString("name"),
                        row.getString("element_id"),
                        row.getString("correlation_key"),
                        time(row, "recorded_at")))
                .list();
    }

    Optional<String> drawing(String processId, int version) {
        return database.sql("""
                        select value ->> 'resource' as resource
                        from workflow_record
                        where value_type = 'PROCESS' and bpmn_process_id = :process and (value ->> 'version')::integer = :version
                          and coalesce(value ->> 'resource', '') <> ''
                        order by position
                        limit 1
                        """)
                .param("process", processId)
                .param("version", version)
                .query((row, n) ->
                        new String(Base64.getDecoder().decode(row.getString("resource")), StandardCharsets.UTF_8))
                .optional();
    }
}
