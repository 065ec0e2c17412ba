create table threshold_crossing (
    threshold_crossing_id bigint generated always as identity primary key,
    customer_id bigint not null references customer,
    subscription_id bigint not null references subscription,
    meter_id integer not null references meter,
    period_start timestamptz not null,
    period_end timestamptz not null,
    percent numeric not null,
    basis text not null constraint basis_is_known check (basis in ('ACTUAL', 'FORECAST')),
    quantity numeric not null,
    included numeric not null,
    audience text not null,
    channel text not null,
    policy_decision_id bigint not null references policy_decision,
    state text not null constraint crossing_state_is_known check (state in ('OPEN', 'NOTIFIED', 'SUPPRESSED')),
    state_reason text,
    crossed_at timestamptz not null,
    closed_at timestamptz,
    constraint one_crossing_per_threshold_and_period
        unique (subscription_id, meter_id, period_start, percent, basis)
);
create index threshold_crossing_by_customer on threshold_crossing (customer_id, threshold_crossing_id desc);
