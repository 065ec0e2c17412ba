create table policy_submission (
    policy_submission_id bigint generated always as identity primary key,
    policy_set text not null,
    version_hash text not null,
    base_hash text not null,
    reason text not null
        constraint a_submission_says_why check (btrim(reason) <> ''),
    effective_from timestamptz not null,
    submitted_by text not null,
    submitted_at timestamptz not null,
    contributors text[] not null,
    approvals_required integer not null
        constraint somebody_else_must_agree check (approvals_required between 1 and 3),
    approvals_reason text not null default '',
    expires_at timestamptz not null,
    state text not null default 'SUBMITTED'
        constraint submission_state_is_known
            check (state in ('SUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'BASE_MOVED')),
    ended_at timestamptz,
    ended_by text,
    end_reason text not null default '',
    foreign key (policy_set, version_hash) references policy_version (policy_set, version_hash),
    foreign key (policy_set, base_hash) references policy_version (policy_set, version_hash),
    constraint what_is_submitted_differs_from_its_base check (version_hash <> base_hash),
    constraint submitter_is_a_contributor check (submitted_by = any (contributors)),
    constraint ends_by_somebody check ((state = 'SUBMITTED') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
    constraint approvals_name_the_contributors unique (policy_submission_id, contributors)
);
comment on column policy_submission.contributors is 'Everyone who edited, posted or submitted the version: none of them may approve it';
comment on column policy_submission.base_hash is 'The version latest activated when it was submitted; approval is of the version on top of it';
create unique index one_open_submission_per_set on policy_submission (policy_set) where state = 'SUBMITTED';
create index policy_submission_by_version on policy_submission (policy_set, version_hash, policy_submission_id);

-- The contributors stand in the approval too, held equal to the submission's by the foreign key, so that a check can see them.
create table policy_approval (
    policy_submission_id bigint not null,
    contributors text[] not null,
    approver text not null,
    approved_at timestamptz not null,
    note text not null default '',
    primary key (policy_submission_id, approver),
    foreign key (policy_submission_id, contributors) references policy_submission (policy_submission_id, contributors),
    constraint author_cannot_approve check (approver <> all (contributors))
);

alter table policy_activation
    add column kind text,
    add column policy_submission_id bigint references policy_submission,
    add column reason text not null default '';
update policy_activation set kind = case activated_by when 'system:shipped' then 'SHIPPED' else 'BEFORE_APPROVALS' end;
alter table policy_activation
    alter column kind set not null,
    add constraint activation_kind_is_known
        check (kind in ('SHIPPED', 'APPROVED', 'ROLLBACK', 'WITHDRAWN', 'BEFORE_APPROVALS')),
    add constraint activation_names_its_submission
        check ((kind in ('APPROVED', 'WITHDRAWN')) = (policy_submission_id is not null));
comment on column policy_activation.kind is 'What allows it. WITHDRAWN takes an approved version back before it takes effect; BEFORE_APPROVALS was made before versions needed approval';
create unique index one_activation_per_submission_and_kind on policy_activation (policy_submission_id, kind)
    where policy_submission_id is not null;
