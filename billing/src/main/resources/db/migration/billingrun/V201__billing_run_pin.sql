-- The last policy activation that counts for the run, set when it begins and kept when it begins again.
alter table billing_run add column policy_pin bigint;
update billing_run set policy_pin = (select max(policy_activation_id) from policy_activation) where state = 'RUNNING';
alter table billing_run add constraint a_run_that_began_has_a_pin check (policy_pin is not null or state <> 'RUNNING');
