-- A subscription has at most one trial; when it ends is also where its paid service begins.
create table trial (
    subscription_id bigint primary key references subscription,
    state text not null
        constraint trial_state_is_known check (state in ('RUNNING', 'GRACE', 'CONVERTED', 'EXPIRED', 'CANCELLED')),
    started_at timestamptz not null,
    ends_at timestamptz not null,
    remind_days_before integer[] not null,
    extensions integer not null default 0,
    expire_to text references plan (plan_key),
    policy_decision_id bigint not null references policy_decision,
    end_decision_id bigint references policy_decision,
    over_at timestamptz,
    constraint a_trial_that_is_over_says_when check ((over_at is not null) = (state in ('CONVERTED', 'EXPIRED', 'CANCELLED')))
);
comment on column trial.expire_to is 'GRACE and EXPIRED: the plan that goes on; null: service stops';

create table trial_reminder (
    subscription_id bigint not null references trial,
    ends_at timestamptz not null,
    days_before integer not null,
    reminded_at timestamptz not null,
    constraint one_reminder_per_end_and_day primary key (subscription_id, ends_at, days_before)
);

create table trial_extension (
    subscription_id bigint not null references trial,
    extension_number integer not null,
    from_end timestamptz not null,
    to_end timestamptz not null,
    extended_by text not null,
    reason text not null,
    policy_decision_id bigint references policy_decision,
    extended_at timestamptz not null,
    constraint one_extension_per_number primary key (subscription_id, extension_number),
    constraint an_extension_lengthens check (from_end < to_end)
);
