-- What a sandbox's clock waits for: steps under way, and messages by the id they were sent with.
create index workflow_step_active on workflow_step (process_instance_key) where state = 'ACTIVE';
create index workflow_record_of_messages on workflow_record ((value ->> 'messageId')) where value_type = 'MESSAGE';
