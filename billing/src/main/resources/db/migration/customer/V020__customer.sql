create table customer (
    customer_id bigint generated always as identity primary key,
    customer_key text not null,
    name text not null,
    currency char(3) not null,
    country char(2) not null,
    segment text not null,
    time_zone text not null,
    email text,
    subscribed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint one_customer_per_key unique (customer_key)
);
comment on column customer.subscribed_at is 'When the first subscription was made; from then on currency and time zone are fixed';
create index customer_by_name on customer (lower(name), customer_id);
