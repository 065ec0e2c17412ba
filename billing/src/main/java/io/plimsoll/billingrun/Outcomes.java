package io.plimsoll.billingrun;

import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what became of periods. */
@Repository
class Outcomes {

    private final JdbcClient database;

    Outcomes(JdbcClient database) {
        this.database = database;
    }

    /** A failure that is noted already is left: a run that lost its lock may meet itself. */
    void write(BillingRunId run, List<Outcome> outcomes, Instant at) {
        database.sql("""
                        insert into billing_run_outcome (
                            billing_run_id, subscription_id, period_start, period_end, invoice_id, currency, total, held,
                            failure_code, failure_reason, recorded_at)
                        select :run, outcome.subscription_id::bigint, outcome.period_start::timestamptz,
                               outcome.period_end::timestamptz, outcome.invoice_id::bigint, outcome.currency,
                               outcome.total::numeric, outcome.held::boolean, outcome.failure_code, outcome.failure_reason, :at
                          from unnest(:subscriptions::text[], :starts::text[], :ends::text[], :invoices::text[],
                                      :currencies::text[], :totals::text[], :held::text[], :codes::text[], :reasons::text[])
                               as outcome (subscription_id, period_start, period_end, invoice_id, currency, total, held,
                                           failure_code, failure_reason)
                            on conflict (billing_run_id, subscription_id, period_start) do nothing
                        """)
                .param("run", run.value())
                .param("at", Timestamp.from(at))
                .param(
                        "subscriptions",
                        column(outcomes, outcome -> outcome.subscription().value()))
                .param("starts", column(outcomes, outcome -> outcome.period().start()))
                .param("ends", column(outcomes, outcome -> outcome.period().end()))
                .param("invoices", column(outcomes, Outcomes::invoice))
                .param("currencies", column(outcomes, Outcomes::currency))
                .param("totals", column(outcomes, Outcomes::total))
                .param("held", column(outcomes, Outcome::held))
                .param("codes", column(outcomes, Outcome::failureCode))
                .param("reasons", column(outcomes, Outcome::failureReason))
                .update();
    }

    private static @Nullable Object invoice(Outcome outcome) {
        InvoiceId invoice = outcome.invoice();
        return invoice == null ? null : invoice.value();
    }

    private static @Nullable Object currency(Outcome outcome) {
        Money total = outcome.total();
        return total == null ? null : total.currency();
    }

    private static @Nullable Object total(Outcome outcome) {
        Money total = outcome.total();
        return total == null ? null : total.toPlainString();
    }

    private static @Nullable String[] column(List<Outcome> rows, Function<Outcome, @Nullable Object> value) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object each = value.apply(rows.get(i));
            texts[i] = each == null ? null : each.toString();
        }
        return texts;
    }
}
