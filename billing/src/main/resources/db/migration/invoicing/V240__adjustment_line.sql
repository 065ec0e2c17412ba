alter table invoice_line
    drop constraint line_kind_is_known,
    add constraint line_kind_is_known check (kind in ('BASE_FEE', 'USAGE', 'MINIMUM', 'ADJUSTMENT')),
    add column business_key text,
    add constraint one_adjustment_per_business_key unique (business_key),
    add constraint adjustment_says_what_for check ((kind = 'ADJUSTMENT') = (business_key is not null));
comment on column invoice_line.business_key is 'What an adjustment is for; it comes once, on whichever invoice';
