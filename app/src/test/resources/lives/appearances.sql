-- Everything a customer's life has brought about, one line each, without ids and clock times: two lives that went the same
-- way give the same lines.
with own as (select customer_id from customer where customer_key = :customer),
subjects as (
    select 'sub_' || subscription_id as subject from subscription join own using (customer_id)
    union all select 'inv_' || invoice_id from invoice join own using (customer_id)
    union all select 'thr_' || threshold_crossing_id from threshold_crossing join own using (customer_id)
),
appearance as (
    select 'subscription' as kind,
           state || ', ' || phase.plan_key || ' with ' || phase.seats || ' seats from ' || (phase.effective_from at time zone 'UTC')::date
               || coalesce(', ends ' || (end_at at time zone 'UTC')::date, '') as what
    from subscription join own using (customer_id) join subscription_phase phase using (subscription_id)
    union all
    select 'crossing', percent || ' % of ' || meter_key || ' ' || basis || ' in ' || to_char(period_start at time zone 'UTC', 'YYYY-MM-DD') || ': ' || threshold_crossing.state
    from threshold_crossing join own using (customer_id) join meter on meter.meter_id = threshold_crossing.meter_id
    union all
    select 'message', audience || ': ' || regexp_replace(notification.subject, 'INV-\d+', 'INV-…')
               || case when delivered_at is null then ' (waiting)' else '' end
    from notification join own using (customer_id)
    union all
    select 'invoice', to_char(period_start at time zone 'UTC', 'YYYY-MM-DD') || ' ' || plan_key || ' ' || trim(currency) || ' ' || total || ': ' || invoice.state
    from invoice join own using (customer_id)
    union all
    select 'invoice line', to_char(period_start at time zone 'UTC', 'YYYY-MM-DD') || ' ' || kind || ' ' || coalesce(meter_key || ' ' || quantity || ' ', '') || amount
    from invoice join own using (customer_id) join invoice_line using (invoice_id)
    union all
    select 'trial', trial.state || ' until ' || (ends_at at time zone 'UTC')::date
    from trial join subscription using (subscription_id) join own using (customer_id)
    union all
    select 'payment attempt', to_char(period_start at time zone 'UTC', 'YYYY-MM-DD') || ' ' || payment_attempt.attempt || ' ' || payment_attempt.state
    from payment_attempt join invoice using (invoice_id) join own using (customer_id)
    union all
    select 'payment', to_char(period_start at time zone 'UTC', 'YYYY-MM-DD') || ' ' || payment.method || ' ' || payment.amount
    from payment join invoice using (invoice_id) join own using (customer_id)
    union all
    select 'dunning', to_char(period_start at time zone 'UTC', 'YYYY-MM-DD') || ' step ' || step.attempt || ' ' || step.action || ' ' || coalesce(step.result, 'under way')
    from dunning_step step join invoice using (invoice_id) join own using (customer_id)
    union all
    select 'dunning case', to_char(period_start at time zone 'UTC', 'YYYY-MM-DD') || ' ' || coalesce(outcome, 'open')
    from dunning_case join invoice using (invoice_id) join own on own.customer_id = invoice.customer_id
    union all
    select 'restriction', case when restored_at is null then 'in force' else 'restored' end
    from service_restriction join own using (customer_id)
    union all
    select 'workflow', bpmn_process_id || ' ' || state
    from workflow_instance join subjects using (subject)
    union all
    select 'task', element_id || ' ' || state || coalesce(' ' || outcome, '')
    from user_task join subjects using (subject) left join user_task_completion using (user_task_key)
    union all
    select 'incident', element_id || ': ' || message
    from workflow_incident join workflow_instance using (process_instance_key) join subjects using (subject)
    where resolved_at is null
)
select kind || ': ' || what || case when count(*) > 1 then ' × ' || count(*) else '' end
from appearance
group by kind, what
order by 1
