create table billing_run (
    billing_run_id bigint generated always as identity primary key,
    through timestamptz not null,
    dry_run boolean not null,
    state text not null
        constraint billing_run_state_is_known check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED')),
    requested_by text not null,
    requested_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    periods_due bigint not null default 0,
    failure text
);

-- What the run did, per subscription and period; the totals on the page are sums over it. A dry run writes only here.
create table billing_run_outcome (
    billing_run_id bigint not null references billing_run,
    subscription_id bigint not null references subscription,
    period_start timestamptz not null,
    period_end timestamptz not null,
    invoice_id bigint references invoice,
    currency char(3),
    total numeric,
    held boolean not null default false,
    failure_code text,
    failure_reason text,
    recorded_at timestamptz not null,
    primary key (billing_run_id, subscription_id, period_start),
    constraint outcome_is_money_or_a_reason check ((total is null) = (failure_code is not null))
);

alter table invoice add constraint invoice_of_billing_run foreign key (billing_run_id) references billing_run;
