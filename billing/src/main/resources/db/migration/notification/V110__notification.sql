create table notification (
    notification_id bigint generated always as identity primary key,
    business_key text not null,
    customer_id bigint not null references customer,
    audience text not null,
    channel text not null,
    recipient text,
    subject text not null,
    body text not null,
    created_at timestamptz not null,
    delivered_at timestamptz,
    delivered_to text,
    attempts integer not null default 0,
    last_error text,
    constraint one_notification_per_business_key unique (business_key)
);
create index notification_by_customer on notification (customer_id, notification_id desc);
create index notification_waiting on notification (attempts, notification_id) where delivered_at is null;
