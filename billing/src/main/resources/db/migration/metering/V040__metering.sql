create table usage_event (
    usage_event_id bigint generated always as identity primary key,
    customer_id bigint not null references customer,
    source text not null,
    event_id text not null,
    event_type text not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    data jsonb not null,
    constraint one_usage_event_per_customer_source_and_id unique (customer_id, source, event_id)
);
create index usage_event_by_customer_type_and_time on usage_event (customer_id, event_type, occurred_at);

-- Aggregates by quarter hour of UTC: every zone's midnight falls on one, so any service period is a sum of whole buckets.
create table usage_bucket (
    customer_id bigint not null references customer,
    meter_id integer not null references meter,
    bucket_start timestamptz not null,
    quantity numeric not null,
    event_count bigint not null,
    latest_at timestamptz,
    latest_event_key text collate "C",
    primary key (customer_id, meter_id, bucket_start)
);
comment on column usage_bucket.quantity is 'COUNT, SUM: added up; MAX: the greatest; LATEST: the value at latest_at, of equal ones the greatest latest_event_key (id and source); UNIQUE_COUNT: 0, see usage_unique_value';

create table usage_unique_value (
    customer_id bigint not null references customer,
    meter_id integer not null references meter,
    bucket_start timestamptz not null,
    value text not null,
    primary key (customer_id, meter_id, bucket_start, value)
);

-- Which definition of a meter its buckets were counted by from the first stored event on.
create table meter_count (
    meter_id integer primary key references meter,
    definition text not null,
    counted_at timestamptz not null
);

-- What moved and was not looked at yet; thresholds consume it. One row per customer and meter however many events came.
create table usage_movement (
    customer_id bigint not null references customer,
    meter_id integer not null references meter,
    oldest_at timestamptz not null,
    newest_at timestamptz not null,
    moved_at timestamptz not null,
    primary key (customer_id, meter_id)
);

create table usage_import (
    usage_import_id bigint generated always as identity primary key,
    file_name text not null,
    format text not null constraint format_is_known check (format in ('JSONL', 'JSONL_GZ', 'CSV')),
    state text not null
        constraint import_state_is_known check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED')),
    requested_by text not null,
    requested_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    rows_read bigint not null default 0,
    accepted bigint not null default 0,
    duplicates bigint not null default 0,
    rejected bigint not null default 0,
    failure text
);

create table usage_import_reject (
    usage_import_id bigint not null references usage_import,
    row_number bigint not null,
    event_id text,
    code text not null,
    detail text not null,
    content text not null,
    primary key (usage_import_id, row_number)
);
