-- A trial is service before the first paid period: nothing is due while it lasts.
alter table subscription
    drop constraint subscription_state_is_known,
    add constraint subscription_state_is_known check (state in ('TRIALING', 'ACTIVE', 'ENDED')),
    add column paid_from timestamptz,
    add constraint paid_service_begins_in_service check (paid_from >= start_at);
comment on column subscription.paid_from is 'Where the first service period begins after a trial, or would, while it lasts; null: at the start';
