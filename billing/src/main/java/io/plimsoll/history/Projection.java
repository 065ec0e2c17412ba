package io.plimsoll.history;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Turns a range of records of one partition into rows, a few set-based statements each. Every statement gives the same rows
 * when it runs again, wherever the ranges are cut. A record finds what came of an earlier one in its row; only an instance
 * looks back at its records, because the broker writes the subject of a started instance before or after the instance.
 */
@Repository
class Projection {

    /** Records after {@code from} up to and including {@code to}. */
    record Range(int partitionId, long from, long to, int records) {}

    private static final List<String> STATEMENTS = List.of("""
            insert into workflow_instance (process_instance_key, bpmn_process_id, process_version, subject, customer, state,
                   started_at)
            select started.process_instance_key, started.bpmn_process_id, (started.value->>'version')::integer,
                   (select substr(variable.value->>'value', 2, length(variable.value->>'value') - 2)
                    from workflow_record variable
                    where variable.process_instance_key = started.process_instance_key
                      and variable.position < started.position
                      and variable.value_type = 'VARIABLE' and variable.intent = 'CREATED'
                      and variable.value->>'name' = 'subject' and variable.value->>'value' ~ '^"[^"\\\\]*"$'
                      and (variable.value->>'scopeKey')::bigint = variable.process_instance_key
                    order by variable.position desc limit 1),
                   (select substr(variable.value->>'value', 2, length(variable.value->>'value') - 2)
                    from workflow_record variable
                    where variable.process_instance_key = started.process_instance_key
                      and variable.position < started.position
                      and variable.value_type = 'VARIABLE' and variable.intent = 'CREATED'
                      and variable.value->>'name' = 'customer' and variable.value->>'value' ~ '^"[^"\\\\]*"$'
                      and (variable.value->>'scopeKey')::bigint = variable.process_instance_key
                    order by variable.position desc limit 1),
                   'ACTIVE', started.recorded_at
            from workflow_record started
            where started.partition_id = :partition and started.position > :from and started.position <= :to
              and started.value_type = 'PROCESS_INSTANCE' and started.intent = 'ELEMENT_ACTIVATING'
              and started.value->>'bpmnElementType' = 'PROCESS'
            on conflict do nothing
            """, """
            update workflow_instance i
            set state = case ended.intent when 'ELEMENT_COMPLETED' then 'COMPLETED' else 'TERMINATED' end,
                ended_at = ended.recorded_at
            from workflow_record ended
            where ended.partition_id = :partition and ended.position > :from and ended.position <= :to
              and ended.value_type = 'PROCESS_INSTANCE' and ended.intent in ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
              and ended.value->>'bpmnElementType' = 'PROCESS'
              and i.process_instance_key = ended.process_instance_key
            """, """
            -- A variable's value is JSON text of its own; only a plain string can be a subject.
            update workflow_instance i
            set subject = substr(variable.value->>'value', 2, length(variable.value->>'value') - 2)
            from workflow_record variable
            where variable.partition_id = :partition and variable.position > :from and variable.position <= :to
              and variable.value_type = 'VARIABLE' and variable.intent = 'CREATED'
              and variable.value->>'name' = 'subject' and variable.value->>'value' ~ '^"[^"\\\\]*"$'
              and (variable.value->>'scopeKey')::bigint = variable.process_instance_key
              and i.process_instance_key = variable.process_instance_key
            """, """
            update workflow_instance i
            set customer = substr(variable.value->>'value', 2, length(variable.value->>'value') - 2)
            from workflow_record variable
            where variable.partition_id = :partition and variable.position > :from and variable.position <= :to
              and variable.value_type = 'VARIABLE' and variable.intent = 'CREATED'
              and variable.value->>'name' = 'customer' and variable.value->>'value' ~ '^"[^"\\\\]*"$'
              and (variable.value->>'scopeKey')::bigint = variable.process_instance_key
              and i.process_instance_key = variable.process_instance_key
            """, """
            insert into workflow_step (element_instance_key, process_instance_key, element_id, element_type, state,
                   started_at, position)
            select record_key, process_instance_key, element_id, value->>'bpmnElementType', 'ACTIVE', recorded_at, position
            from workflow_record
            where partition_id = :partition and position > :from and position <= :to
              and value_type = 'PROCESS_INSTANCE' and intent = 'ELEMENT_ACTIVATING'
              and value->>'bpmnElementType' <> 'PROCESS'
            on conflict do nothing
            """, """
            update workflow_step s
            set state = case ended.intent when 'ELEMENT_COMPLETED' then 'COMPLETED' else 'TERMINATED' end,
                ended_at = ended.recorded_at
            from workflow_record ended
            where ended.partition_id = :partition and ended.position > :from and ended.position <= :to
              and ended.value_type = 'PROCESS_INSTANCE' and ended.intent in ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
              and s.element_instance_key = ended.record_key
            """, """
            insert into workflow_incident (incident_key, process_instance_key, element_id, error_type, message, raised_at)
            select record_key, process_instance_key, element_id, value->>'errorType', value->>'errorMessage', recorded_at
            from workflow_record
            where partition_id = :partition and position > :from and position <= :to
              and value_type = 'INCIDENT' and intent = 'CREATED'
            on conflict do nothing
            """, """
            update workflow_incident i
            set resolved_at = resolved.recorded_at
            from workflow_record resolved
            where resolved.partition_id = :partition and resolved.position > :from and resolved.position <= :to
              and resolved.value_type = 'INCIDENT' and resolved.intent = 'RESOLVED'
              and i.incident_key = resolved.record_key
            """, """
            -- The broker writes due dates as 2026-11-21T15:05:59.489Z[Etc/UTC]; PostgreSQL reads them up to the bracket.
            insert into user_task (user_task_key, process_instance_key, bpmn_process_id, element_id, subject,
                   candidate_groups, outcomes, state, created_at, due_at)
            select t.record_key, t.process_instance_key, t.bpmn_process_id, t.element_id, i.subject,
                   array(select jsonb_array_elements_text(t.value->'candidateGroupsList')),
                   coalesce(string_to_array(t.value->'customHeaders'->>'outcomes', ','), '{}'),
                   'OPEN', t.recorded_at, nullif(split_part(t.value->>'dueDate', '[', 1), '')::timestamptz
            from workflow_record t left join workflow_instance i using (process_instance_key)
            where t.partition_id = :partition and t.position > :from and t.position <= :to
              and t.value_type = 'USER_TASK' and t.intent = 'CREATED'
            on conflict do nothing
            """, """
            update user_task t
            set state = ended.intent, ended_at = ended.recorded_at
            from workflow_record ended
            where ended.partition_id = :partition and ended.position > :from and ended.position <= :to
              and ended.value_type = 'USER_TASK' and ended.intent in ('COMPLETED', 'CANCELED')
              and t.user_task_key = ended.record_key
            """);

    private final JdbcClient database;

    Projection(JdbcClient database) {
        this.database = database;
    }

    /**
     * The next range of each partition, locked until the transaction ends; a partition another node is projecting is passed
     * over. A range ends at an exported position: the records up to there are all committed.
     */
    List<Range> claim(int limit) {
        database.sql("""
                        insert into workflow_projection_progress (partition_id, projected_position)
                        select partition_id, 0 from workflow_export_progress
                        on conflict do nothing
                        """).update();
        return database.sql("""
                        with claimed as (
                            select partition_id, projected_position from workflow_projection_progress p
                            where exists (
                                select from workflow_record r
                                where r.partition_id = p.partition_id and r.position > p.projected_position)
                            order by partition_id
                            for update skip locked
                        )
                        select partition_id, projected_position, next.last_position, next.records
                        from claimed
                        join workflow_export_progress exported using (partition_id)
                        cross join lateral (
                            select max(position) as last_position, count(*) as records
                            from (select position from workflow_record r
                                  where r.partition_id = claimed.partition_id
                                    and r.position > claimed.projected_position
                                    and r.position <= exported.exported_position
                                  order by position
                                  limit :limit) as one_range
                        ) as next
                        where next.records > 0
                        """)
                .param("limit", limit)
                .query((row, n) -> new Range(
                        row.getInt("partition_id"),
                        row.getLong("projected_position"),
                        row.getLong("last_position"),
                        row.getInt("records")))
                .list();
    }

    void project(Range range) {
        for (String statement : STATEMENTS) {
            database.sql(statement)
                    .param("partition", range.partitionId())
                    .param("from", range.from())
                    .param("to", range.to())
                    .update();
        }
        database.sql("update workflow_projection_progress set projected_position = :to where partition_id = :partition")
                .param("to", range.to())
                .param("partition", range.partitionId())
                .update();
    }

    /** Empties what was projected; records and people's decisions stay. */
    void forget() {
        // The locks come first, so that no other node projects between the emptying and the replay.
        database.sql("select partition_id from workflow_projection_progress order by partition_id for update")
                .query(Integer.class)
                .list();
        for (String table : List.of("workflow_instance", "workflow_step", "workflow_incident", "user_task")) {
            database.sql("delete from " + table).update();
        }
        database.sql("update workflow_projection_progress set projected_position = 0")
                .update();
    }
}
