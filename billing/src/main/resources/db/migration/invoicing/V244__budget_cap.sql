alter table invoice
    add column review_held boolean not null default false,
    add column over_cap numeric,
    add column cap_at_issue numeric;
update invoice set review_held = true where state = 'HELD';
comment on column invoice.review_held is 'A person must look, whatever the budget says';
comment on column invoice.over_cap is 'The budget cap that it was held for; kept afterwards';
comment on column invoice.cap_at_issue is 'The customer''s budget cap when it was issued, written by the database itself';

create table invoice_consent (
    invoice_id bigint not null references invoice,
    up_to numeric not null constraint consent_is_positive check (up_to > 0),
    consented_by text not null constraint consent_names_somebody check (consented_by <> ''),
    recorded_by text not null,
    recorded_at timestamptz not null,
    note text not null default '',
    primary key (invoice_id, up_to)
);
comment on table invoice_consent is 'The customer agrees to an invoice above its budget cap, up to this amount in the invoice''s currency';

create function refuse_invoice_above_budget_cap() returns trigger language plpgsql as $$
begin
    if new.invoice_number is not null and (tg_op = 'INSERT' or old.invoice_number is null) then
        select budget_cap into new.cap_at_issue
          from customer where customer_id = new.customer_id and currency = new.currency for share;
        if new.total > new.cap_at_issue and not exists (
                select from invoice_consent where invoice_id = new.invoice_id and up_to >= new.total) then
            raise exception 'invoice % over % is above the budget cap % without consent', new.invoice_id, new.total, new.cap_at_issue
                using errcode = 'check_violation', constraint = 'no_invoice_above_the_budget_cap_without_consent';
        end if;
    end if;
    return new;
end
$$;
create trigger no_invoice_above_the_budget_cap_without_consent before insert or update on invoice
    for each row execute function refuse_invoice_above_budget_cap();
