-- What a version would have charged for periods that are billed already, beside what another version would have.
create table policy_simulation (
    policy_simulation_id bigint generated always as identity primary key,
    kind text not null constraint simulation_kind_is_known check (kind in ('PREDICTED', 'REALISED')),
    predicted_by bigint references policy_simulation,
    policy_set text not null,
    candidate_hash text not null,
    baseline_hash text not null,
    effect text not null constraint simulation_effect_is_known check (effect in ('MONEY', 'HOLDING', 'NONE')),
    periods smallint not null constraint simulation_looks_back_1_to_24_periods check (periods between 1 and 24),
    jump_percent numeric not null constraint jump_is_not_negative check (jump_percent >= 0),
    state text not null
        constraint simulation_state_is_known
            check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'STOPPED', 'FAILED')),
    requested_by text not null,
    requested_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    stopped_by text,
    billed_through timestamptz,
    last_invoice_id bigint not null default 0,
    periods_in_view bigint not null default 0,
    periods_done bigint not null default 0,
    last_subscription_id bigint not null default 0,
    failure text,
    constraint realised_is_beside_a_prediction check ((kind = 'REALISED') = (predicted_by is not null)),
    foreign key (policy_set, candidate_hash) references policy_version (policy_set, version_hash),
    foreign key (policy_set, baseline_hash) references policy_version (policy_set, version_hash)
);
comment on column policy_simulation.last_invoice_id is 'Invoices drafted later are not looked at: a simulation that goes on after a restart sees the book it began with';
comment on column policy_simulation.last_subscription_id is 'Where the next chunk begins; moved in the transaction that writes the outcomes up to there';
create index policy_simulation_by_version on policy_simulation (policy_set, candidate_hash, policy_simulation_id desc);
create index policy_simulation_by_prediction on policy_simulation (predicted_by, policy_simulation_id desc);
create index policy_simulation_unfinished on policy_simulation (policy_simulation_id) where state in ('QUEUED', 'RUNNING');

create table policy_simulation_outcome (
    policy_simulation_id bigint not null references policy_simulation,
    outcome_number bigint not null,
    customer_id bigint not null references customer,
    subscription_id bigint not null references subscription,
    invoice_id bigint not null references invoice,
    period_start timestamptz not null,
    period_end timestamptz not null,
    months smallint not null,
    plan_key text not null,
    currency char(3) not null,
    baseline_total numeric,
    candidate_total numeric,
    difference numeric generated always as (candidate_total - baseline_total) stored,
    baseline_held boolean not null default false,
    candidate_held boolean not null default false,
    baseline_failure_code text,
    baseline_failure_reason text,
    candidate_failure_code text,
    candidate_failure_reason text,
    primary key (policy_simulation_id, outcome_number),
    constraint one_outcome_per_simulation_and_period unique (policy_simulation_id, subscription_id, period_start),
    constraint baseline_is_money_or_a_reason check ((baseline_total is null) = (baseline_failure_code is not null)),
    constraint candidate_is_money_or_a_reason check ((candidate_total is null) = (candidate_failure_code is not null))
);
comment on column policy_simulation_outcome.invoice_id is 'The invoice that billed the period';
comment on column policy_simulation_outcome.months is 'Length of a full period; differences are told by the month';
