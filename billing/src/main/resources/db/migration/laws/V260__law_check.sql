-- The last look at each law: how many cases were looked at and which of them broke it.
create table law_check (
    law text primary key,
    checked_at timestamptz not null,
    examined bigint not null,
    breaches bigint not null,
    sample jsonb not null,
    constraint breaches_are_of_what_was_examined check (breaches between 0 and examined)
);
