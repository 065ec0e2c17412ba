package io.plimsoll.testclock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due and not done, read across capabilities: only a sandbox that waits for it needs to know. */
final class DueWork {

    private final JdbcClient database;

    DueWork(JdbcClient database) {
        this.database = database;
    }

    /**
     * What is due at {@code now} and not done, in words. Workflows count as done when each rests: on a person, on a timer
     * that is not due or on an incident. Without an exporter nothing is known of workflows, and they are left out.
     */
    List<String> pending(Instant now) {
        return database.sql("""
                        with timer as (
                            select created.process_instance_key, (created.value ->> 'dueDate')::bigint as due_millis
                            from workflow_record created
                            where created.value_type = 'TIMER' and created.intent = 'CREATED'
                                and not exists (
                                    select from workflow_record ended
                                    where ended.value_type = 'TIMER' and ended.record_key = created.record_key
                                        and ended.intent in ('TRIGGERED', 'CANCELED'))),
                        resting as (
                            select process_instance_key from timer where due_millis > :nowMillis
                            union
                            select process_instance_key from workflow_incident where resolved_at is null
                            union
                            select process_instance_key from user_task
                            where state = 'OPEN'
                                and user_task_key not in (select user_task_key from user_task_completion))
                        select * from (
                            select 1 as place, count(*) as waiting, 'messages to the broker' as what
                            from outbox_message
                            where published_at is null and refused_at is null and due_at <= :now
                            union all
                            select 2, count(*), 'usage movements to look at' from usage_movement
                            union all
                            select 3, count(*), 'usage imports' from usage_import where state in ('QUEUED', 'RUNNING')
                            union all
                            select 4, count(*), 'billing runs' from billing_run where state in ('QUEUED', 'RUNNING')
                            union all
                            select 5, count(*), 'notifications to deliver' from notification
                            where delivered_at is null and attempts = 0
                            union all
                            select 6, count(*), 'workflow records to project'
                            from workflow_record
                            join workflow_export_progress using (partition_id)
                            left join workflow_projection_progress using (partition_id)
                            where position > coalesce(projected_position, 0)
                            union all
                            select 7, count(*), 'workflows to start'
                            from outbox_message
                            where kind = 'START_PROCESS' and published_at is not null
                                and exists (select from workflow_export_progress)
                                and not exists (
                                    select from workflow_instance where subject = payload ->> 'subject')
                            union all
                            select 8, count(*), 'workflows in motion'
                            from workflow_instance
                            where state = 'ACTIVE' and process_instance_key not in (select process_instance_key from resting)
                        ) as work
                        where waiting > 0
                        order by place
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("nowMillis", now.toEpochMilli())
                .query((row, n) -> row.getLong("waiting") + " " + row.getString("what"))
                .list();
    }

    /** When the next workflow timer is due, at {@code until} at the latest. */
    Optional<Instant> nextTimer(Instant until) {
        return database.sql("""
                        select to_timestamp(min((created.value ->> 'dueDate')::bigint) / 1000.0) as due_at
                        from workflow_record created
                        where created.value_type = 'TIMER' and created.intent = 'CREATED'
                            and (created.value ->> 'dueDate')::bigint <= :untilMillis
                            and not exists (
                                select from workflow_record ended
                                where ended.value_type = 'TIMER' and ended.record_key = created.record_key
                                    and ended.intent in ('TRIGGERED', 'CANCELED'))
                        having count(*) > 0
                        """)
                .param("untilMillis", until.toEpochMilli())
                .query((row, n) -> row.getObject("due_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
