-- Whom a run is about: the process variable `customer`, as every process has it that is about one.
alter table workflow_instance add column customer text;
update workflow_instance i
set customer = (
    select substr(v.value ->> 'value', 2, length(v.value ->> 'value') - 2)
    from workflow_record v
    where v.process_instance_key = i.process_instance_key
      and v.value_type = 'VARIABLE' and v.intent = 'CREATED' and v.value ->> 'name' = 'customer'
      and v.value ->> 'value' ~ '^"[^"\\]*"$' and (v.value ->> 'scopeKey')::bigint = i.process_instance_key
    order by v.position desc limit 1);
create index workflow_instance_by_customer on workflow_instance (customer, started_at desc, process_instance_key desc);
create index workflow_instance_by_start on workflow_instance (started_at desc, process_instance_key desc);
create index workflow_instance_active on workflow_instance (started_at) where state = 'ACTIVE';

-- The drawings that were deployed, by process and version.
create index workflow_record_of_processes on workflow_record (bpmn_process_id) where value_type = 'PROCESS';
create index user_task_by_instance on user_task (process_instance_key);
