alter table outbox_message
    drop constraint outbox_kind_is_known,
    add constraint outbox_kind_is_known check (kind in ('START_PROCESS', 'COMPLETE_USER_TASK', 'PUBLISH_MESSAGE'));
