create table dunning_case (
    invoice_id bigint primary key references invoice,
    customer_id bigint not null references customer,
    opened_at timestamptz not null,
    next_step_at timestamptz not null,
    paused_until timestamptz,
    pause_reason text,
    promised boolean not null default false,
    ended_at timestamptz,
    outcome text,
    constraint case_outcome_is_known check (outcome in ('PAID', 'VOID', 'UNCOLLECTIBLE')),
    constraint ended_case_has_an_outcome check ((ended_at is null) = (outcome is null)),
    constraint pause_says_why check ((paused_until is null) = (pause_reason is null))
);
create index dunning_case_open on dunning_case (opened_at, invoice_id) where ended_at is null;

create table dunning_step (
    invoice_id bigint not null references dunning_case,
    attempt integer not null constraint attempts_count_from_zero check (attempt >= 0),
    action text not null
        constraint step_action_is_known check (action in ('RETRY', 'REMIND', 'RESTRICT', 'WAIT', 'WRITE_OFF')),
    letter text,
    then_after_days integer,
    policy_decision_id bigint references policy_decision,
    version_hash text,
    decided_by text not null,
    decided_at timestamptz not null,
    done_at timestamptz,
    result text,
    primary key (invoice_id, attempt),
    constraint step_is_by_a_row_or_a_person check ((policy_decision_id is null) = (version_hash is null)),
    constraint done_step_has_a_result check ((done_at is null) = (result is null))
);
comment on column dunning_step.attempt is 'Steps taken before it, as the rows are asked';

create table service_restriction (
    invoice_id bigint primary key references dunning_case,
    customer_id bigint not null references customer,
    restricted_at timestamptz not null,
    restored_at timestamptz
);
create index service_restriction_in_force on service_restriction (customer_id) where restored_at is null;
