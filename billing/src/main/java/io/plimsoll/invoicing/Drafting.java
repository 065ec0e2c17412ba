package io.plimsoll.invoicing;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes many invoices in three statements, however many there are. Columns travel as arrays of text and are cast. */
@Repository
class Drafting {

    private final JdbcClient database;

    Drafting(JdbcClient database) {
        this.database = database;
    }

    List<InvoiceId> write(List<InvoiceDraft> drafts, Instant at) {
        Map<PeriodOf, InvoiceId> ids = writeInvoices(drafts, at);
        List<InvoiceId> inOrder = drafts.stream()
                .map(draft -> Objects.requireNonNull(ids.get(PeriodOf.draft(draft))))
                .toList();
        List<NumberedLine> lines = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            InvoiceId id = inOrder.get(i);
            drafts.get(i).lines().forEach(line -> lines.add(new NumberedLine(id, line)));
        }
        writeLines(lines);
        writeDecisions(lines);
        return inOrder;
    }

    private Map<PeriodOf, InvoiceId> writeInvoices(List<InvoiceDraft> drafts, Instant at) {
        Map<PeriodOf, InvoiceId> ids = new HashMap<>();
        database.sql("""
                        insert into invoice (
                            customer_id, customer_name, subscription_id, plan_key, period_start, period_end, time_zone, currency,
                            total, state, hold_reason, review_held, over_cap, grace_hours, review_decision_id, billing_run_id, payment_days, drafted_at)
                        select customer_id, customer.name, draft.subscription_id::bigint, draft.plan_key,
                               draft.period_start::timestamptz, draft.period_end::timestamptz, draft.time_zone, draft.currency,
                               draft.total::numeric, case when draft.hold_reason is null and over.cap is null then 'DRAFT' else 'HELD' end,
                               nullif(concat_ws('; ', draft.hold_reason, 'above the budget cap of ' || draft.currency || ' ' || over.cap), ''),
                               draft.hold_reason is not null, over.cap, draft.grace_hours::integer, draft.review_decision_id::bigint,
                               draft.billing_run_id::bigint, draft.payment_days::integer, :at
                          from unnest(:customers::text[], :subscriptions::text[], :plans::text[], :starts::text[], :ends::text[],
                                      :zones::text[], :currencies::text[], :totals::text[], :holdReasons::text[],
                                      :graceHours::text[], :reviewDecisions::text[], :billingRuns::text[], :paymentDays::text[])
                               with ordinality as draft (
                                      customer, subscription_id, plan_key, period_start, period_end, time_zone, currency, total,
                                      hold_reason, grace_hours, review_decision_id, billing_run_id, payment_days, place)
                          join customer on customer_id = draft.customer::bigint
                          left join lateral (
                               select customer.budget_cap as cap
                                where customer.currency = draft.currency and draft.total::numeric > customer.budget_cap) as over on true
                         order by draft.place
                        returning invoice_id, subscription_id, period_start
                        """)
                .param("customers", column(drafts, draft -> draft.customer().value()))
                .param(
                        "subscriptions",
                        column(drafts, draft -> draft.subscription().value()))
                .param("plans", column(drafts, InvoiceDraft::plan))
                .param("starts", column(drafts, draft -> draft.period().start()))
                .param("ends", column(drafts, draft -> draft.period().end()))
                .param("zones", column(drafts, InvoiceDraft::timeZone))
                .param("currencies", column(drafts, InvoiceDraft::currency))
                .param("totals", column(drafts, draft -> draft.total().toPlainString()))
                .param("holdReasons", column(drafts, InvoiceDraft::holdReason))
                .param("graceHours", column(drafts, InvoiceDraft::graceHours))
                .param("reviewDecisions", column(drafts, InvoiceDraft::reviewDecision))
                .param("billingRuns", column(drafts, draft -> {
                    var run = draft.billingRun();
                    return run == null ? null : run.value();
                }))
                .param("paymentDays", column(drafts, InvoiceDraft::paymentDays))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    ids.put(
                            new PeriodOf(
                                    new SubscriptionId(row.getLong("subscription_id")),
                                    row.getTimestamp("period_start").toInstant()),
                            new InvoiceId(row.getLong("invoice_id")));
                });
        return ids;
    }

    private void writeLines(List<NumberedLine> lines) {
        database.sql("""
                        insert into invoice_line (
                            invoice_id, line_number, kind, description, meter_key, quantity, unit, amount, unrounded, components,
                            event_count, business_key)
                        select line.invoice_id::bigint, line.line_number::smallint, line.kind, line.description, line.meter_key,
                               line.quantity::numeric, line.unit, line.amount::numeric, line.unrounded::numeric,
                               line.components::jsonb, line.event_count::bigint,
                               case when line.kind = 'ADJUSTMENT' then 'drafted:' || line.invoice_id || ':' || line.line_number end
                          from unnest(:invoices::text[], :numbers::text[], :kinds::text[], :descriptions::text[], :meters::text[],
                                      :quantities::text[], :units::text[], :amounts::text[], :unrounded::text[],
                                      :components::text[], :eventCounts::text[])
                               as line (invoice_id, line_number, kind, description, meter_key, quantity, unit, amount, unrounded,
                                        components, event_count)
                        """)
                .param("invoices", column(lines, line -> line.invoice().value()))
                .param("numbers", column(lines, line -> line.line().number()))
                .param("kinds", column(lines, line -> line.line().kind()))
                .param("descriptions", column(lines, line -> line.line().description()))
                .param("meters", column(lines, line -> line.line().meter()))
                .param("quantities", column(lines, line -> line.line().quantity()))
                .param("units", column(lines, line -> line.line().unit()))
                .param("amounts", column(lines, line -> line.line().amount().toPlainString()))
                .param(
                        "unrounded",
                        column(lines, line -> line.line().unrounded().toPlainString()))
                .param(
                        "components",
                        column(lines, line -> ComponentJson.write(line.line().components())))
                .param("eventCounts", column(lines, line -> line.line().eventCount()))
                .update();
    }

    private void writeDecisions(List<NumberedLine> lines) {
        List<Behind> behind = lines.stream()
                .flatMap(line -> line.line().decisions().stream()
                        .distinct()
                        .map(decision -> new Behind(line.invoice(), line.line().number(), decision)))
                .toList();
        database.sql("""
                        insert into invoice_line_decision (invoice_id, line_number, policy_decision_id)
                        select behind.invoice_id::bigint, behind.line_number::smallint, behind.policy_decision_id::bigint
                          from unnest(:invoices::text[], :numbers::text[], :decisions::text[])
                               as behind (invoice_id, line_number, policy_decision_id)
                        """)
                .param("invoices", column(behind, each -> each.invoice().value()))
                .param("numbers", column(behind, Behind::lineNumber))
                .param("decisions", column(behind, Behind::decision))
                .update();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object each = value.apply(rows.get(i));
            texts[i] = each == null ? null : each.toString();
        }
        return texts;
    }

    private record PeriodOf(SubscriptionId subscription, Instant start) {

        static PeriodOf draft(InvoiceDraft draft) {
            return new PeriodOf(draft.subscription(), draft.period().start());
        }
    }

    private record NumberedLine(InvoiceId invoice, InvoiceLine line) {}

    private record Behind(InvoiceId invoice, int lineNumber, long decision) {}
}
