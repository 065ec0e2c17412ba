create table policy_version (
    policy_version_id bigint generated always as identity primary key,
    policy_set text not null,
    version_number integer not null,
    version_hash text not null,
    rows_csv text not null,
    author text not null,
    note text not null default '',
    created_at timestamptz not null,
    constraint one_number_per_set unique (policy_set, version_number),
    constraint one_version_per_content unique (policy_set, version_hash)
);

create table policy_activation (
    policy_activation_id bigint generated always as identity primary key,
    policy_set text not null,
    policy_version_id bigint not null references policy_version,
    effective_from timestamptz not null,
    activated_at timestamptz not null,
    activated_by text not null
);
create index policy_activation_in_force on policy_activation (policy_set, effective_from desc, policy_activation_id desc);

-- A decision is a pure function of version and question, so each pair is stored once and referred to by many.
create table policy_decision (
    policy_decision_id bigint generated always as identity primary key,
    policy_set text not null,
    version_hash text not null,
    question jsonb not null,
    question_hash text not null,
    row_ids text[] not null,
    outcome jsonb not null,
    decided_at timestamptz not null,
    constraint one_decision_per_version_and_question unique (policy_set, version_hash, question_hash)
);
