-- What a customer promised to spend in a term; a renewal is the next term.
create table commitment (
    commitment_id bigint generated always as identity primary key,
    subscription_id bigint not null references subscription,
    customer_id bigint not null references customer,
    amount_per_year numeric not null constraint a_commitment_is_for_money check (amount_per_year > 0),
    currency char(3) not null,
    term_months integer not null constraint a_term_is_of_one_to_sixty_months check (term_months between 1 and 60),
    start_at timestamptz not null,
    end_at timestamptz not null,
    true_up text not null constraint true_up_is_known check (true_up in ('NONE', 'PER_PERIOD', 'PER_TERM')),
    policy_decision_id bigint not null references policy_decision,
    state text not null
        constraint commitment_state_is_known check (state in ('AGREED', 'OFFERED', 'RENEWED', 'LAPSED', 'ENDED')),
    renewal_of bigint references commitment,
    bonus_credit numeric,
    declined_at timestamptz,
    agreed_by text not null,
    agreed_at timestamptz not null,
    constraint one_commitment_per_subscription_and_start unique (subscription_id, start_at),
    constraint a_term_is_renewed_once unique (renewal_of),
    constraint a_term_is_half_open check (start_at < end_at)
);
create index commitment_by_customer on commitment (customer_id, start_at);

create table commitment_notice (
    commitment_id bigint not null references commitment,
    days_before integer not null,
    noticed_at timestamptz not null,
    constraint one_notice_per_term_and_day primary key (commitment_id, days_before)
);

-- An amount that the next closing of the subscription takes onto its invoice.
create table pending_charge (
    pending_charge_id bigint generated always as identity primary key,
    subscription_id bigint not null references subscription,
    business_key text not null,
    description text not null,
    amount numeric not null,
    currency char(3) not null,
    policy_decision_id bigint references policy_decision,
    created_at timestamptz not null,
    constraint one_pending_charge_per_business_key unique (business_key)
);
create index pending_charge_of_subscription on pending_charge (subscription_id, pending_charge_id);

-- How much of it which period's invoice took; a credit may be taken in parts.
create table pending_charge_taken (
    pending_charge_id bigint not null references pending_charge,
    period_start timestamptz not null,
    amount numeric not null,
    taken_at timestamptz not null,
    constraint taken_once_per_period primary key (pending_charge_id, period_start)
);
