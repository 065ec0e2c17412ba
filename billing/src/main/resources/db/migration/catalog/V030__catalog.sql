create table meter (
    meter_id integer generated always as identity primary key,
    meter_key text not null,
    event_type text not null,
    aggregation text not null
        constraint aggregation_is_known check (aggregation in ('COUNT', 'SUM', 'MAX', 'LATEST', 'UNIQUE_COUNT')),
    property text,
    unit text not null,
    unit_exponent smallint not null default 0
        constraint unit_exponent_is_0_to_15 check (unit_exponent between 0 and 15),
    filters jsonb not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint one_meter_per_key unique (meter_key),
    constraint all_but_count_read_a_property check ((aggregation = 'COUNT') = (property is null))
);
comment on column meter.unit_exponent is 'One unit is 10^unit_exponent of what usage events carry: 9 turns bytes into gigabytes, exactly';
create index meter_by_event_type on meter (event_type);

create table plan (
    plan_id integer generated always as identity primary key,
    plan_key text not null,
    name text not null,
    interval_months smallint not null constraint interval_is_1_to_12_months check (interval_months between 1 and 12),
    alignment text not null constraint alignment_is_known check (alignment in ('CALENDAR', 'ANNIVERSARY')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint one_plan_per_key unique (plan_key)
);
