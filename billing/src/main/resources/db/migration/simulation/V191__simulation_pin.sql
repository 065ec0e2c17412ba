alter table policy_simulation add column last_activation_id bigint not null default 0;
comment on column policy_simulation.last_activation_id is 'Policy as of this activation; the simulated set is answered by its two versions';
