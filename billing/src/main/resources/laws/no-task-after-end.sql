-- Each workflow that ended: it left no human task open.
select coalesce(instance.subject, 'workflow:' || instance.process_instance_key) as subject,
       null as customer,
       task.user_task_key is null as holds,
       instance.bpmn_process_id || ' ended, and ' || task.element_id || ' is still open' as says
from workflow_instance instance
left join user_task task on task.process_instance_key = instance.process_instance_key and task.state = 'OPEN'
where instance.state <> 'ACTIVE' and instance.ended_at > :since
