-- What is committed and not yet in the chain. A trigger writes it, so an entry gets here whoever inserts it; no lock is taken.
create table audit_waiting (
    audit_entry_id bigint primary key
);

-- Every committed entry once, without holes; each hash covers the one before it. docs/decisions/0024 says how it is made.
create table audit_chain (
    sequence_number bigint primary key,
    audit_entry_id bigint not null,
    hash bytea not null,
    constraint each_entry_is_chained_once unique (audit_entry_id),
    constraint hash_is_a_sha256 check (octet_length(hash) = 32),
    constraint sequence_starts_at_one check (sequence_number > 0)
);
comment on table audit_chain is 'Written by one sequencer after the fact; only ever appended';

create function audit_entry_waits() returns trigger language plpgsql as $$
begin
    insert into audit_waiting (audit_entry_id) select audit_entry_id from added;
    return null;
end $$;
create trigger audit_entry_waits after insert on audit_entry
    referencing new table as added for each statement execute function audit_entry_waits();

insert into audit_waiting (audit_entry_id) select audit_entry_id from audit_entry;

-- The trigger stops everyone, also a superuser and a replica; the grants stop the app's own role before it gets there.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'expected % to be appended to only, but got a %', tg_table_name, lower(tg_op)
        using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
create trigger audit_chain_is_append_only before update or delete or truncate on audit_chain
    for each statement execute function audit_is_append_only();
alter table audit_entry enable always trigger audit_entry_waits;
alter table audit_entry enable always trigger audit_entry_is_append_only;
alter table audit_chain enable always trigger audit_chain_is_append_only;
revoke update, delete, truncate on audit_entry, audit_chain from current_user;
revoke update, truncate on audit_waiting from current_user;

-- By convention the detail of what is about one customer holds the customer's key.
create index audit_entry_by_customer on audit_entry ((detail ->> 'customer'), audit_entry_id) where detail ->> 'customer' is not null;
create index audit_entry_by_actor on audit_entry (actor, audit_entry_id);
