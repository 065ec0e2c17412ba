create table policy_announcement (
    policy_submission_id bigint primary key references policy_submission,
    in_force boolean not null,
    announced_at timestamptz not null
);
comment on table policy_announcement is 'Whether an approved version was in force when its instant came, written down once';
