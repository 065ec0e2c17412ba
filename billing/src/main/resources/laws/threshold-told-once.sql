-- Each crossing: alone with its threshold in its period, and told at most once to each audience.
select 'thr_' || crossing.threshold_crossing_id as subject,
       customer.customer_key as customer,
       crossing.same = 1 and coalesce(told.most, 0) <= 1 as holds,
       case when crossing.same > 1 then crossing.same || ' crossings of one threshold in one period'
            else told.most || ' messages to one audience' end as says
from (select *, count(*) over (partition by subscription_id, meter_id, period_start, percent, basis) as same
      from threshold_crossing
      where period_end > :since) crossing
join customer using (customer_id)
left join lateral (
    select max(messages) as most
    from (select count(*) as messages
          from notification
          where business_key in ('thr_' || crossing.threshold_crossing_id || ':CUSTOMER',
                                 'thr_' || crossing.threshold_crossing_id || ':SUCCESS')
          group by business_key) by_audience) told on true
