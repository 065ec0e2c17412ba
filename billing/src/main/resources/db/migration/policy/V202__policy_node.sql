-- What each node answers from. Times here are the database's: whether a node is alive has nothing to do with a sandbox's clock.
create table policy_node (
    node_id text primary key,
    last_activation bigint not null,
    joined_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null default clock_timestamp()
);

create table policy_node_version (
    node_id text not null references policy_node on delete cascade,
    policy_set text not null,
    version_hash text not null,
    used_since timestamptz not null default clock_timestamp(),
    primary key (node_id, policy_set)
);

create view policy_node_in_use as
select node_id, last_activation, joined_at, seen_at, policy_set, version_hash, used_since,
       clock_timestamp() - seen_at as silent_for
from policy_node left join policy_node_version using (node_id);
