create table subscription (
    subscription_id bigint generated always as identity primary key,
    customer_id bigint not null references customer,
    state text not null constraint subscription_state_is_known check (state in ('ACTIVE', 'ENDED')),
    start_at timestamptz not null,
    end_at timestamptz,
    interval_months smallint not null,
    alignment text not null,
    anchor_day smallint not null constraint anchor_is_a_day_of_month check (anchor_day between 1 and 31),
    time_zone text not null,
    unbilled_start timestamptz not null,
    unbilled_end timestamptz not null,
    created_at timestamptz not null,
    constraint period_is_half_open_and_not_empty check (unbilled_start < unbilled_end)
);
comment on column subscription.unbilled_start is 'Start of the first service period that has no invoice yet';
create index subscription_by_customer on subscription (customer_id, subscription_id);
create index subscription_due on subscription (unbilled_end, subscription_id) where state = 'ACTIVE';

-- What the subscription is on, from when; the phase in force at a period's start prices the whole period.
create table subscription_phase (
    subscription_id bigint not null references subscription,
    effective_from timestamptz not null,
    plan_key text not null references plan (plan_key),
    seats integer not null constraint seats_are_not_negative check (seats >= 0),
    created_at timestamptz not null,
    primary key (subscription_id, effective_from)
);
