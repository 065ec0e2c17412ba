alter table customer
    add column collection_method text not null default 'SEND_INVOICE'
        constraint collection_method_is_known check (collection_method in ('CHARGE_AUTOMATICALLY', 'SEND_INVOICE')),
    add column payment_token text,
    add column budget_cap numeric constraint budget_cap_is_positive check (budget_cap > 0);
comment on column customer.budget_cap is 'An invoice above it is issued only with the customer''s consent';
comment on column customer.payment_token is 'What the payment provider knows the customer''s means of payment by; never a card''s number';

create table payment_attempt (
    invoice_id bigint not null references invoice,
    attempt integer not null,
    cause text not null,
    idempotency_key text not null,
    amount numeric not null,
    currency char(3) not null,
    payment_token text,
    provider text,
    state text not null
        constraint attempt_state_is_known check (state in ('PENDING', 'SUCCEEDED', 'FAILED')),
    provider_reference text,
    failure_code text,
    failure_reason text,
    asked_by text not null,
    asked_at timestamptz not null,
    answered_at timestamptz,
    primary key (invoice_id, attempt),
    constraint one_attempt_per_cause unique (invoice_id, cause),
    constraint one_attempt_per_idempotency_key unique (idempotency_key),
    constraint attempt_is_answered_or_pending check ((state = 'PENDING') = (answered_at is null)),
    constraint failed_attempt_says_why check ((state = 'FAILED') = (failure_code is not null))
);
comment on table payment_attempt is 'The key is stored before the provider is asked and the outcome after, so a crash between is resolved by asking for the key';
create unique index one_pending_attempt_per_invoice on payment_attempt (invoice_id) where state = 'PENDING';

create table payment (
    payment_id bigint generated always as identity primary key,
    invoice_id bigint not null references invoice,
    attempt integer,
    amount numeric not null constraint payment_is_positive check (amount > 0),
    currency char(3) not null,
    method text not null
        constraint payment_method_is_known check (method in ('PROVIDER', 'TRANSFER', 'CARD', 'CHEQUE', 'CASH', 'OTHER')),
    reference text not null,
    paid_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    constraint one_payment_per_reference unique (invoice_id, method, reference),
    constraint one_payment_per_attempt unique (invoice_id, attempt),
    constraint charged_means_attempted check ((method = 'PROVIDER') = (attempt is not null)),
    foreign key (invoice_id, attempt) references payment_attempt
);

create table sandbox_charge (
    idempotency_key text primary key,
    customer_key text not null,
    amount numeric not null,
    currency char(3) not null,
    declined_for text,
    charged_at timestamptz not null
);
comment on table sandbox_charge is 'What a sandbox''s payment provider remembers; empty where a real one is asked';

create table sandbox_payment_failure (
    customer_key text primary key,
    times_left integer,
    fails_until timestamptz,
    constraint failure_ends_somehow check (times_left is not null or fails_until is not null)
);
