alter table invoice
    add column paid_amount numeric not null default 0,
    add column paid_at timestamptz,
    add column charging_since timestamptz,
    add column overdue_at timestamptz,
    add column written_off_at timestamptz,
    add column write_off_reason text,
    add constraint paid_is_at_most_the_total check (paid_amount >= 0 and (paid_amount = 0 or paid_amount <= total)),
    add constraint paid_means_nothing_is_open check ((state = 'PAID') = (paid_at is not null) and (paid_at is null or paid_amount = total)),
    add constraint nothing_was_paid_for_a_void_invoice check (state <> 'VOID' or (paid_amount = 0 and charging_since is null)),
    add constraint written_off_says_why
        check ((state = 'UNCOLLECTIBLE') = (written_off_at is not null) and (written_off_at is null) = (write_off_reason is null));
comment on column invoice.charging_since is 'A payment provider was asked and has not answered yet; meanwhile nobody else takes money for it or voids it';
