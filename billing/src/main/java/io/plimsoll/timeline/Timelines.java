package io.plimsoll.timeline;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.Page;
import io.plimsoll.timeline.TimelineEntry.Topic;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads timelines. */
@Component
public class Timelines {

    private static final int MOST_ENTRIES = 500;

    /** What has an entry of its own here is not told a second time from the audit record. */
    private static final String TOLD_ELSEWHERE =
            "('customer.created', 'subscription.started', 'invoice.issued', 'invoice.voided', 'user-task.completed')";

    /** {@code tie} orders entries of one instant and is unique among them. */
    private static final String ENTRIES = """
            select created_at as at, 'customer-created' as kind, 'CONTRACT' as topic, customer_key as subject, name as detail,
                   '' as actor, 'a' as tie
              from customer where customer_id = :customer
            union all
            select created_at, 'subscription-started', 'CONTRACT', 'sub_' || subscription_id,
                   (select plan_key from subscription_phase p where p.subscription_id = s.subscription_id
                     order by effective_from limit 1), '', 'b' || subscription_id
              from subscription s where customer_id = :customer
            union all
            select p.created_at, 'plan-change-agreed', 'CONTRACT', 'sub_' || p.subscription_id,
                   p.plan_key || ' from ' || to_char(p.effective_from at time zone s.time_zone, 'YYYY-MM-DD'), '',
                   'c' || p.subscription_id || ' ' || p.effective_from
              from subscription s join subscription_phase p using (subscription_id)
             where s.customer_id = :customer and p.effective_from > s.start_at
            union all
            select crossed_at, 'threshold-crossed', 'USAGE', 'thr_' || threshold_crossing_id,
                   trim_scale(percent) || ' % of ' || meter_key, '', 'd' || threshold_crossing_id
              from threshold_crossing join meter using (meter_id) where customer_id = :customer
            union all
            select i.drafted_at, 'policy-decided', 'DECISION', 'inv_' || i.invoice_id,
                   string_agg(distinct d.policy_set || ' ' || array_to_string(d.row_ids, ', '), '; '), '', 'e' || i.invoice_id
              from invoice i join invoice_line_decision using (invoice_id) join policy_decision d using (policy_decision_id)
             where i.customer_id = :customer
             group by i.invoice_id
            union all
            select created_at, 'notification-queued', 'MESSAGE', business_key, subject, '', 'f' || notification_id
              from notification where customer_id = :customer
            union all
            select delivered_at, 'notification-delivered', 'MESSAGE', business_key, subject, '', 'g' || notification_id
              from notification where customer_id = :customer and delivered_at is not null
            union all
            select drafted_at, 'invoice-drafted', 'INVOICE', 'inv_' || invoice_id, currency || ' ' || total, '', 'h' || invoice_id
              from invoice where customer_id = :customer
            union all
            select issued_at, 'invoice-issued', 'INVOICE', 'inv_' || invoice_id, invoice_number || ', ' || currency || ' ' || total, '',
                   'i' || invoice_id
              from invoice where customer_id = :customer and issued_at is not null
            union all
            select delivered_at, 'invoice-delivered', 'INVOICE', 'inv_' || invoice_id, invoice_number, '', 'j' || invoice_id
              from invoice where customer_id = :customer and delivered_at is not null
            union all
            select voided_at, 'invoice-voided', 'INVOICE', 'inv_' || invoice_id, coalesce(void_reason, ''), '', 'k' || invoice_id
              from invoice where customer_id = :customer and voided_at is not null
            union all
            select c.completed_at, 'task-completed', 'PERSON', coalesce(t.subject, ''),
                   c.outcome || case when c.note = '' then '' else ': ' || c.note end, c.actor, 'l' || c.user_task_key
              from workflow_instance w join user_task t using (process_instance_key) join user_task_completion c using (user_task_key)
             where w.customer = :key
            union all
            select coalesce(s.ended_at, s.started_at), case when s.ended_at is null then 'workflow-waits' else 'workflow-passed' end,
                   'WORKFLOW', w.process_instance_key::text, w.bpmn_process_id || ': ' || s.element_id, '', 'm' || s.element_instance_key
              from workflow_instance w join workflow_step s using (process_instance_key)
             where w.customer = :key and s.element_type not like '%GATEWAY'
            union all
            select recorded_at, 'audit', 'AUDIT', subject, action, actor, 'n' || audit_entry_id
              from audit_entry where detail ->> 'customer' = :key and action not in
            """ + TOLD_ELSEWHERE;

    private final JdbcClient database;

    Timelines(JdbcClient database) {
        this.database = database;
    }

    /** The newest entries of a customer, newest first; at most {@code limit}, and never more than 500. */
    public List<TimelineEntry> newest(CustomerId customer, int limit) {
        return page(customer, Set.of(), null, limit).data();
    }

    /**
     * Newest first.
     *
     * @param topics empty for all
     * @param cursor the {@code next} of the page before
     */
    public Page<TimelineEntry> page(CustomerId customer, Set<Topic> topics, @Nullable String cursor, int limit) {
        Place before = cursor == null ? null : Place.of(cursor);
        int most = Math.clamp(limit, 1, MOST_ENTRIES);
        List<Placed> found = database.sql("select * from (" + ENTRIES + """
                        ) as entry
                        where at is not null
                          and (:anyTopic or topic = any(:topics::text[]))
                          and (:before::timestamptz is null or (at, tie collate "C") < (:before::timestamptz, :tie))
                        order by at desc, tie collate "C" desc
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("key", key(customer))
                .param("anyTopic", topics.isEmpty())
                .param("topics", topics.stream().map(Topic::name).toArray(String[]::new))
                .param("before", before == null ? null : before.at().atOffset(ZoneOffset.UTC))
                .param("tie", before == null ? "" : before.tie())
                .param("limit", most + 1)
                .query((row, number) -> new Placed(
                        new TimelineEntry(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("kind"),
                                Topic.valueOf(row.getString("topic")),
                                row.getString("subject"),
                                row.getString("detail"),
                                row.getString("actor")),
                        row.getString("tie")))
                .list();
        List<TimelineEntry> shown =
                found.stream().limit(most).map(Placed::entry).toList();
        return new Page<>(
                shown, found.size() <= most ? null : found.get(most - 1).place().encode());
    }

    private String key(CustomerId customer) {
        return database.sql("select customer_key from customer where customer_id = :customer")
                .param("customer", customer.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private record Placed(TimelineEntry entry, String tie) {

        Place place() {
            return new Place(entry.at(), tie);
        }
    }

    private record Place(Instant at, String tie) {

        String encode() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + " " + tie).getBytes(StandardCharsets.UTF_8));
        }

        static Place of(String cursor) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                int blank = text.indexOf(' ');
                return new Place(Instant.parse(text.substring(0, Math.max(0, blank))), text.substring(blank + 1));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new BillingException(
                        TimelineRefusal.INVALID_CURSOR,
                        "expected the `next` of an earlier page as cursor, but got `%s`".formatted(cursor));
            }
        }
    }
}
