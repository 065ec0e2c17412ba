package io.plimsoll.testclock;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due and not done, read across capabilities: only a sandbox that waits for it needs to know. */
final class DueWork implements SandboxWork {

    /** Timers that were set and neither went off nor were cancelled. */
    private static final String TIMERS = """
            timer as (
                select created.process_instance_key, (created.value ->> 'dueDate')::bigint as due_millis
                from workflow_record created
                where created.value_type = 'TIMER' and created.intent = 'CREATED'
                    and not exists (
                        select from workflow_record ended
                        where ended.value_type = 'TIMER' and ended.record_key = created.record_key
                            and ended.intent in ('TRIGGERED', 'CANCELED')))""";

    /** Steps of running instances at which nothing holds the broker or a worker up but work itself. */
    private static final String MOVING = """
            active as (
                select i.process_instance_key, i.bpmn_process_id,
                       s.element_instance_key, s.element_id, s.element_type
                from workflow_instance i left join workflow_step s
                    on s.process_instance_key = i.process_instance_key and s.state = 'ACTIVE'
                        and s.element_type not in ('SUB_PROCESS', 'EVENT_SUB_PROCESS', 'MULTI_INSTANCE_BODY', 'CALL_ACTIVITY')
                where i.state = 'ACTIVE'),
            backing_off as (
                select job.process_instance_key, (job.value ->> 'elementInstanceKey')::bigint as element_instance_key,
                       (extract(epoch from job.recorded_at) * 1000)::bigint + (job.value ->> 'retryBackoff')::bigint as due_millis
                from active join workflow_record job using (process_instance_key)
                where job.value_type = 'JOB' and job.intent = 'FAILED' and (job.value ->> 'retries')::integer > 0
                    and (job.value ->> 'elementInstanceKey')::bigint = active.element_instance_key
                    and not exists (
                        select from workflow_record later
                        where later.process_instance_key = job.process_instance_key and later.value_type = 'JOB'
                            and later.record_key = job.record_key and later.position > job.position)),
            moving as (
                select process_instance_key from active
                where not exists (
                    select from workflow_incident f
                    where f.process_instance_key = active.process_instance_key and f.resolved_at is null
                        and (f.element_id = active.element_id or active.element_id is null))
                  and case
                    -- It rests while it waits for something that is known to be open, and moves from the moment that came.
                    when element_type in ('INTERMEDIATE_CATCH_EVENT', 'RECEIVE_TASK', 'EVENT_BASED_GATEWAY') then
                        not exists (
                            select from workflow_record opened
                            where opened.process_instance_key = active.process_instance_key
                              and opened.value_type in ('TIMER', 'PROCESS_MESSAGE_SUBSCRIPTION') and opened.intent = 'CREATED'
                              and (opened.value ->> 'elementInstanceKey')::bigint = active.element_instance_key)
                        or exists (
                            select from workflow_record came
                            where came.process_instance_key = active.process_instance_key
                              and came.value_type in ('TIMER', 'PROCESS_MESSAGE_SUBSCRIPTION') and came.intent in ('TRIGGERED', 'CORRELATED')
                              and (came.value ->> 'elementInstanceKey')::bigint = active.element_instance_key)
                    when element_type = 'USER_TASK' then not exists (
                        select from user_task t left join user_task_completion c using (user_task_key)
                        where t.process_instance_key = active.process_instance_key and t.element_id = active.element_id
                          and t.state = 'OPEN' and c.user_task_key is null)
                    else not exists (
                        select from backing_off b
                        where b.element_instance_key = active.element_instance_key and b.due_millis > :nowMillis)
                    end)""";

    private final JdbcClient database;

    DueWork(JdbcClient database) {
        this.database = database;
    }

    /**
     * Workflows count as done when each rests: on a person who has not decided, on a message, on a timer or a worker's next
     * attempt that is not due, or on an incident. Without an exporter nothing is known of workflows, and they are left out.
     */
    @Override
    public List<String> pending(Instant now) {
        return database.sql("with " + TIMERS + ", " + MOVING + """

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
                            select 6, count(*), 'submissions to expire' from policy_submission
                            where state = 'SUBMITTED' and expires_at <= :now
                            union all
                            select 7, count(*), 'workflow records to project'
                            from workflow_record
                            join workflow_export_progress using (partition_id)
                            left join workflow_projection_progress using (partition_id)
                            where position > coalesce(projected_position, 0)
                            union all
                            select 8, count(*), 'messages on their way'
                            from outbox_message
                            where kind in ('START_PROCESS', 'PUBLISH_MESSAGE') and published_at > :anHourAgo
                                and exists (select from workflow_export_progress)
                                and not exists (
                                    select from workflow_record
                                    where value_type = 'MESSAGE' and value ->> 'messageId' = 'outbox-' || outbox_message_id)
                                and not exists (
                                    select from workflow_instance where subject = payload ->> 'subject' and kind = 'START_PROCESS')
                            union all
                            select 9, count(*), 'workflows to start'
                            from outbox_message
                            where kind = 'START_PROCESS' and published_at is not null
                                and exists (select from workflow_export_progress)
                                and not exists (
                                    select from workflow_instance where subject = payload ->> 'subject' and bpmn_process_id = payload ->> 'processId')
                            union all
                            select 10, count(*), 'timers that are due'
                            from timer join workflow_instance using (process_instance_key)
                            where due_millis <= :nowMillis and state = 'ACTIVE'
                                and process_instance_key not in (
                                    select process_instance_key from workflow_incident where resolved_at is null)
                            union all
                            select 11, count(distinct process_instance_key), 'workflows in motion' from moving
                        ) as work
                        where waiting > 0
                        order by place
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("anHourAgo", now.minusSeconds(3_600).atOffset(ZoneOffset.UTC))
                .param("nowMillis", now.toEpochMilli())
                .query((row, n) -> row.getLong("waiting") + " " + row.getString("what"))
                .list();
    }

    /** The next workflow timer, worker's attempt, message or submission's end. */
    @Override
    public Optional<Instant> next(Instant now, Instant until) {
        return database.sql("with " + TIMERS + ", " + MOVING + """

                        select min(due_at) as due_at from (
                            select to_timestamp(due_millis / 1000.0) as due_at from timer
                            union all
                            select to_timestamp(due_millis / 1000.0) from backing_off
                            union all
                            select due_at from outbox_message
                            where published_at is null and refused_at is null and due_at > :now
                            union all
                            select expires_at from policy_submission where state = 'SUBMITTED' and expires_at > :now
                        ) as due
                        where due_at <= :until
                        having count(*) > 0
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("nowMillis", now.toEpochMilli())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject("due_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
