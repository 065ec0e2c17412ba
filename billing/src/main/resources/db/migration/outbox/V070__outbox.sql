create table outbox_message (
    outbox_message_id bigint generated always as identity primary key,
    kind text not null
        constraint outbox_kind_is_known check (kind in ('START_PROCESS', 'COMPLETE_USER_TASK')),
    business_key text not null,
    payload jsonb not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    last_error text,
    published_at timestamptz,
    refused_at timestamptz,
    note text,
    constraint one_message_per_kind_and_business_key unique (kind, business_key),
    constraint published_or_refused_not_both check (published_at is null or refused_at is null)
);
comment on column outbox_message.refused_at is 'The broker will never take it; a person must look. Waiting means neither published nor refused';
create index outbox_message_waiting on outbox_message (due_at, outbox_message_id)
    where published_at is null and refused_at is null;
create index outbox_message_refused on outbox_message (refused_at) where refused_at is not null;
