alter table customer
    add column locale text not null default 'en' constraint locale_is_spoken check (locale in ('en', 'ms')),
    add column quiet_from time,
    add column quiet_until time,
    add constraint quiet_hours_have_two_ends check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until);
comment on column customer.locale is 'The language of letters to the customer';
comment on column customer.quiet_from is 'Local times between which letters that can wait do wait; may span midnight';
