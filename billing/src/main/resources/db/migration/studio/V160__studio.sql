-- Working tables that people edit before they become versions. Cells are kept as typed, also those that cannot be read.
create table policy_draft (
    policy_draft_id bigint generated always as identity primary key,
    policy_set text not null,
    name text not null,
    base_hash text not null,
    rows jsonb not null,
    revision integer not null,
    state text not null default 'OPEN' constraint a_draft_is_open_snapshot_or_discarded check (state in ('OPEN', 'SNAPSHOT', 'DISCARDED')),
    snapshot_hash text,
    created_by text not null,
    created_at timestamptz not null,
    changed_by text not null,
    changed_at timestamptz not null,
    constraint a_draft_begins_from_a_version foreign key (policy_set, base_hash) references policy_version (policy_set, version_hash),
    constraint a_snapshot_is_a_version foreign key (policy_set, snapshot_hash) references policy_version (policy_set, version_hash)
);
create index policy_draft_of_set on policy_draft (policy_set, policy_draft_id);

-- Every save, for ever: whoever comes second merges against what they had seen, and nobody's work is lost.
create table policy_draft_revision (
    policy_draft_id bigint not null references policy_draft,
    revision integer not null,
    rows jsonb not null,
    saved_by text not null,
    saved_at timestamptz not null,
    constraint one_save_per_revision primary key (policy_draft_id, revision)
);

-- Who had a hand in a version: its posters and everyone who edited a draft it came from. None of them may approve it.
create table policy_contributor (
    policy_set text not null,
    version_hash text not null,
    contributor text not null,
    contributed_at timestamptz not null,
    constraint one_entry_per_version_and_contributor primary key (policy_set, version_hash, contributor),
    constraint a_contributor_is_of_a_version foreign key (policy_set, version_hash)
        references policy_version (policy_set, version_hash) on delete cascade
);
insert into policy_contributor (policy_set, version_hash, contributor, contributed_at)
select policy_set, version_hash, author, created_at from policy_version;
