-- Each invoice issued to a customer with a budget cap: it is not above the cap, or it was held and the customer had agreed.
select 'inv_' || invoice.invoice_id as subject,
       customer.customer_key as customer,
       invoice.total <= invoice.cap_at_issue
           or (invoice.over_cap is not null
               and exists (select from invoice_consent consent
                           where consent.invoice_id = invoice.invoice_id and consent.up_to >= invoice.total
                               and consent.recorded_at <= invoice.issued_at)) as holds,
       invoice.total || ' is above the cap of ' || invoice.cap_at_issue
           || case when invoice.over_cap is null then ', and it was not held'
                   else ', and nobody had agreed when it was issued' end as says
from invoice
join customer using (customer_id)
where invoice.cap_at_issue is not null and invoice.issued_at > :since
