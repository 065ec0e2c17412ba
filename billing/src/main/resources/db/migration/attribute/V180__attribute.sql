-- What revenue operations know of customers and subscriptions beyond the built-in fields, and may ask for in any policy table.
create table attribute (
    attribute_id bigint generated always as identity primary key,
    attribute_name text not null,
    attribute_type text not null,
    one_of text[] not null default '{}',
    says text not null default '',
    declared_by text not null,
    declared_at timestamptz not null,
    constraint one_attribute_per_name unique (attribute_name),
    constraint an_attribute_is_of_customers_or_subscriptions
        check (attribute_name ~ '^(customer|subscription)\.[a-z][a-z0-9-]{0,39}$'),
    constraint attribute_type_is_known check (attribute_type in ('TEXT', 'NUMBER', 'DATE', 'FLAG', 'ONE_OF')),
    constraint words_exactly_when_one_of_them check ((attribute_type = 'ONE_OF') = (cardinality(one_of) > 0))
);

-- Never changed: a new value is a row with a later effective_from, so a closed period is rated again with what held then.
-- Of two rows for one instant the later written counts; a null value ends the one before.
create table attribute_value (
    attribute_value_id bigint generated always as identity primary key,
    attribute_id bigint not null references attribute on delete cascade,
    customer_id bigint references customer,
    subscription_id bigint references subscription,
    effective_from timestamptz not null,
    value text,
    set_by text not null,
    set_at timestamptz not null,
    constraint a_value_is_of_one_customer_or_subscription check (num_nonnulls(customer_id, subscription_id) = 1)
);
create index attribute_value_of_customer
    on attribute_value (customer_id, attribute_id, effective_from desc, attribute_value_id desc) where customer_id is not null;
create index attribute_value_of_subscription
    on attribute_value (subscription_id, attribute_id, effective_from desc, attribute_value_id desc)
    where subscription_id is not null;
create index attribute_value_of_attribute on attribute_value (attribute_id);
