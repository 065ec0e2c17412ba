-- Written by the broker's exporter, one row per record an auditor needs; never changed.
create table workflow_record (
    partition_id integer not null,
    position bigint not null,
    record_key bigint not null,
    recorded_at timestamptz not null,
    value_type text not null,
    intent text not null,
    process_instance_key bigint,
    bpmn_process_id text,
    element_id text,
    value jsonb not null,
    primary key (partition_id, position)
);
create index workflow_record_by_instance on workflow_record (process_instance_key, position);
create index workflow_record_of_timers on workflow_record (record_key) where value_type = 'TIMER';

-- How far each partition was exported: the position of the last record seen, also of those not kept.
create table workflow_export_progress (
    partition_id integer primary key,
    exported_position bigint not null,
    last_recorded_at timestamptz not null,
    missing_positions bigint not null default 0
);
comment on column workflow_export_progress.last_recorded_at is 'Broker time of the record at exported_position';
comment on column workflow_export_progress.missing_positions is 'Records the exporter never saw; the history is whole while it is 0';

-- How far each partition was projected; a table of its own, so that projecting never makes the exporter wait.
create table workflow_projection_progress (
    partition_id integer primary key,
    projected_position bigint not null
);

-- Projections: rebuilt from workflow_record at any time.
create table workflow_instance (
    process_instance_key bigint primary key,
    bpmn_process_id text not null,
    process_version integer not null,
    subject text,
    state text not null
        constraint instance_state_is_known check (state in ('ACTIVE', 'COMPLETED', 'TERMINATED')),
    started_at timestamptz not null,
    ended_at timestamptz
);
create index workflow_instance_by_subject on workflow_instance (subject);

create table workflow_step (
    element_instance_key bigint primary key,
    process_instance_key bigint not null,
    element_id text not null,
    element_type text not null,
    state text not null
        constraint step_state_is_known check (state in ('ACTIVE', 'COMPLETED', 'TERMINATED')),
    started_at timestamptz not null,
    ended_at timestamptz,
    position bigint not null
);
create index workflow_step_by_instance on workflow_step (process_instance_key, position);

create table workflow_incident (
    incident_key bigint primary key,
    process_instance_key bigint not null,
    element_id text not null,
    error_type text not null,
    message text not null,
    raised_at timestamptz not null,
    resolved_at timestamptz
);
create index workflow_incident_by_instance on workflow_incident (process_instance_key);
create index workflow_incident_open on workflow_incident (raised_at) where resolved_at is null;

create table user_task (
    user_task_key bigint primary key,
    process_instance_key bigint not null,
    bpmn_process_id text not null,
    element_id text not null,
    subject text,
    candidate_groups text[] not null default '{}',
    outcomes text[] not null default '{}',
    state text not null
        constraint user_task_state_is_known check (state in ('OPEN', 'COMPLETED', 'CANCELED')),
    created_at timestamptz not null,
    due_at timestamptz,
    ended_at timestamptz
);
create index user_task_open on user_task (created_at, user_task_key) where state = 'OPEN';
create index user_task_by_subject on user_task (subject);

-- The engine's records carry no user: who decided what, stored by us before the engine is told.
create table user_task_completion (
    user_task_key bigint primary key,
    outcome text not null,
    note text not null default '',
    actor text not null,
    completed_at timestamptz not null
);
