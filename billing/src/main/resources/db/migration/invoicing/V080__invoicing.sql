create table invoice_series (
    series_key text primary key,
    next_number bigint not null constraint numbers_begin_at_one check (next_number >= 1)
);
insert into invoice_series (series_key, next_number) values ('INV', 1);
comment on table invoice_series is 'A number is taken in the transaction that issues the invoice, under the row lock, so a series has no gap';

create table invoice (
    invoice_id bigint generated always as identity primary key,
    customer_id bigint not null references customer,
    customer_name text not null,
    subscription_id bigint not null references subscription,
    plan_key text not null,
    period_start timestamptz not null,
    period_end timestamptz not null,
    time_zone text not null,
    currency char(3) not null,
    total numeric not null,
    state text not null
        constraint invoice_state_is_known
            check (state in ('DRAFT', 'HELD', 'ISSUED', 'PAID', 'OVERDUE', 'VOID', 'UNCOLLECTIBLE')),
    series_key text references invoice_series,
    invoice_number text,
    hold_reason text,
    grace_hours integer not null default 0,
    review_decision_id bigint references policy_decision,
    billing_run_id bigint,
    payment_days integer not null,
    drafted_at timestamptz not null,
    approved_at timestamptz,
    approved_by text,
    approval_note text,
    issued_at timestamptz,
    due_at timestamptz,
    delivered_at timestamptz,
    delivered_to text,
    voided_at timestamptz,
    void_reason text,
    constraint one_invoice_per_subscription_and_period unique (subscription_id, period_start),
    constraint one_invoice_per_number unique (invoice_number),
    constraint issued_means_numbered check ((invoice_number is not null) = (issued_at is not null)),
    constraint held_says_why check (state <> 'HELD' or hold_reason is not null),
    constraint void_says_why check ((state = 'VOID') = (voided_at is not null) and (voided_at is null) = (void_reason is null)),
    constraint invoice_period_is_half_open check (period_start < period_end)
);
comment on column invoice.customer_name is 'As it was when the invoice was drafted: an issued document does not change with its customer';
comment on column invoice.hold_reason is 'Kept after approval';
create index invoice_by_customer on invoice (customer_id, invoice_id desc);
create index invoice_by_state on invoice (state, invoice_id desc);
create index invoice_by_billing_run on invoice (billing_run_id);

create table invoice_line (
    invoice_id bigint not null references invoice,
    line_number smallint not null,
    kind text not null constraint line_kind_is_known check (kind in ('BASE_FEE', 'USAGE', 'MINIMUM')),
    description text not null,
    meter_key text,
    quantity numeric not null,
    unit text not null,
    amount numeric not null,
    unrounded numeric not null,
    components jsonb not null,
    event_count bigint not null default 0,
    primary key (invoice_id, line_number)
);

create table invoice_line_decision (
    invoice_id bigint not null,
    line_number smallint not null,
    policy_decision_id bigint not null references policy_decision,
    primary key (invoice_id, line_number, policy_decision_id),
    foreign key (invoice_id, line_number) references invoice_line
);
