-- Each workflow that goes on: it waits for a person, a message or a timer that is not overdue, or it shows an incident.
-- Machine work (a service task, an overdue timer) may take an hour.
select coalesce(instance.subject, 'workflow:' || instance.process_instance_key) as subject,
       null as customer,
       instance.started_at > :now - interval '1 hour'
           or exists (select from workflow_incident
                      where process_instance_key = instance.process_instance_key and resolved_at is null)
           or exists (select from workflow_step
                      where process_instance_key = instance.process_instance_key and state = 'ACTIVE'
                          and (element_type = 'USER_TASK' or started_at > :now - interval '1 hour'
                               or element_type in ('INTERMEDIATE_CATCH_EVENT', 'EVENT_BASED_GATEWAY', 'RECEIVE_TASK'))
                          and not overdue.any_timer) as holds,
       instance.bpmn_process_id || ': '
           || case when overdue.any_timer then 'a timer is overdue' else 'nothing moves' end as says
from workflow_instance instance
cross join lateral (
    select exists (
        select from workflow_record created
        where created.process_instance_key = instance.process_instance_key
            and created.value_type = 'TIMER' and created.intent = 'CREATED'
            and to_timestamp((created.value ->> 'dueDate')::bigint / 1000.0) < :now - interval '1 hour'
            and not exists (select from workflow_record ended
                            where ended.value_type = 'TIMER' and ended.record_key = created.record_key
                                and ended.intent in ('TRIGGERED', 'CANCELED'))) as any_timer) overdue
where instance.state = 'ACTIVE'
