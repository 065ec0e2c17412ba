create table staff_user (
    staff_user_id bigint generated always as identity primary key,
    login text not null,
    display_name text not null,
    password_hash text not null,
    roles text[] not null,
    password_is_one_time boolean not null,
    disabled boolean not null default false,
    created_at timestamptz not null,
    constraint one_user_per_login unique (login)
);
comment on column staff_user.password_hash is 'bcrypt, with its name in front so that another one can follow';

-- By the hash of the login tried, known or not, so that a throttled sign-in does not tell which logins exist.
create table sign_in_attempt (
    login_hash text primary key,
    failures integer not null,
    last_tried_at timestamptz not null,
    blocked_until timestamptz not null
);
create index sign_in_attempt_by_age on sign_in_attempt (last_tried_at);

create table api_key (
    api_key_id bigint generated always as identity primary key,
    label text not null,
    key_prefix text not null,
    secret_hash text not null,
    roles text[] not null,
    created_at timestamptz not null,
    created_by text not null,
    revoked_at timestamptz,
    constraint one_api_key_per_prefix unique (key_prefix)
);
comment on column api_key.secret_hash is 'SHA-256 of the secret: it has 256 random bits, so no slow hash is needed';

-- The first answer to a POST, written in the transaction of its effect and given again to whoever repeats the request.
create table idempotency_record (
    caller text not null,
    idempotency_key text not null,
    operation text not null,
    request_hash text not null,
    response_status smallint not null,
    response_type text not null,
    response_location text,
    response_body bytea not null,
    created_at timestamptz not null,
    primary key (caller, idempotency_key)
);
create index idempotency_record_by_age on idempotency_record (created_at);
