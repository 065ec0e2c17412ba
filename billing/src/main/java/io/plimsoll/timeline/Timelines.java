package io.plimsoll.timeline;

import io.plimsoll.kernel.CustomerId;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads timelines. */
@Component
public class Timelines {

    private static final int MOST_ENTRIES = 500;

    private final JdbcClient database;

    Timelines(JdbcClient database) {
        this.database = database;
    }

    /** The newest entries of a customer, newest first; at most {@code limit}, and never more than 500. */
    public List<TimelineEntry> newest(CustomerId customer, int limit) {
        return database.sql("""
                        select at, kind, subject, detail, actor from (
                            select created_at as at, 'customer-created' as kind, customer_key as subject, name as detail, '' as actor
                              from customer where customer_id = :customer
                            union all
                            select created_at, 'subscription-started', 'sub_' || subscription_id,
                                   (select plan_key from subscription_phase p where p.subscription_id = s.subscription_id
                                     order by effective_from limit 1), ''
                              from subscription s where customer_id = :customer
                            union all
                            select p.created_at, 'plan-change-agreed', 'sub_' || p.subscription_id,
                                   p.plan_key || ' from ' || to_char(p.effective_from at time zone s.time_zone, 'YYYY-MM-DD'), ''
                              from subscription s join subscription_phase p using (subscription_id)
                             where s.customer_id = :customer and p.effective_from > s.start_at
                            union all
                            select crossed_at, 'threshold-crossed', 'thr_' || threshold_crossing_id,
                                   trim_scale(percent) || ' % of ' || meter_key, ''
                              from threshold_crossing join meter using (meter_id) where customer_id = :customer
                            union all
                            select created_at, 'notification-queued', business_key, subject, ''
                              from notification where customer_id = :customer
                            union all
                            select drafted_at, 'invoice-drafted', 'inv_' || invoice_id, currency || ' ' || total, ''
                              from invoice where customer_id = :customer
                            union all
                            select issued_at, 'invoice-issued', 'inv_' || invoice_id, invoice_number || ', ' || currency || ' ' || total, ''
                              from invoice where customer_id = :customer and issued_at is not null
                            union all
                            select delivered_at, 'invoice-delivered', 'inv_' || invoice_id, invoice_number, ''
                              from invoice where customer_id = :customer and delivered_at is not null
                            union all
                            select voided_at, 'invoice-voided', 'inv_' || invoice_id, coalesce(void_reason, ''), ''
                              from invoice where customer_id = :customer and voided_at is not null
                            union all
                            select c.completed_at, 'task-completed', t.subject, c.outcome || case when c.note = '' then '' else ': ' || c.note end,
                                   c.actor
                              from user_task_completion c join user_task t using (user_task_key)
                             where t.subject in (select 'inv_' || invoice_id from invoice where customer_id = :customer
                                                 union all
                                                 select 'thr_' || threshold_crossing_id from threshold_crossing
                                                  where customer_id = :customer)
                        ) as entry
                        order by at desc, subject desc, kind
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("limit", Math.clamp(limit, 1, MOST_ENTRIES))
                .query((row, number) -> new TimelineEntry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getString("actor")))
                .list();
    }
}
