-- Each open human task: the workflow that asks for it is known and goes on. A task that somebody decided waits for the broker only.
select coalesce(task.subject, 'user-task:' || task.user_task_key) as subject,
       null as customer,
       coalesce(instance.state = 'ACTIVE', false) as holds,
       task.bpmn_process_id || ', ' || task.element_id || ': '
           || case when instance.process_instance_key is null then 'its workflow is not known'
                   else 'its workflow is ' || lower(instance.state) end as says
from user_task task
left join workflow_instance instance using (process_instance_key)
where task.state = 'OPEN'
