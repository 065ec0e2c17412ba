create table audit_entry (
    audit_entry_id bigint generated always as identity primary key,
    recorded_at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null,
    detail jsonb not null default '{}'
);
comment on table audit_entry is 'Who did what to which thing; only ever appended';
create index audit_entry_by_subject on audit_entry (subject, audit_entry_id);
