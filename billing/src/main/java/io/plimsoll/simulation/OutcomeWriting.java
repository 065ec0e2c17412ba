package io.plimsoll.simulation;

import io.plimsoll.billingrun.Bill;
import io.plimsoll.billingrun.Rebilling.Reviewed;
import io.plimsoll.kernel.SimulationId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes outcomes, many in one statement. */
@Repository
class OutcomeWriting {

    private final JdbcClient database;

    OutcomeWriting(JdbcClient database) {
        this.database = database;
    }

    /** What a version makes of a period: an amount, or why there is none. */
    record Side(
            @Nullable String total,
            boolean held,
            @Nullable String failureCode,
            @Nullable String failureReason) {

        static Side of(Reviewed reviewed) {
            return switch (reviewed.bill()) {
                case Bill.Computed bill -> new Side(bill.total().toPlainString(), reviewed.held(), null, null);
                case Bill.Failed failed -> new Side(null, false, failed.code(), failed.reason());
            };
        }

        static Side failed(String reason) {
            return new Side(null, false, "unexpected-failure", reason);
        }
    }

    record NewOutcome(long number, BilledPeriod billed, Side baseline, Side candidate) {}

    void write(SimulationId simulation, List<NewOutcome> outcomes) {
        database.sql("""
                        insert into policy_simulation_outcome (
                            policy_simulation_id, outcome_number, subscription_id, customer_id, invoice_id, period_start,
                            period_end, months, plan_key, currency, baseline_total, candidate_total, baseline_held,
                            candidate_held, baseline_failure_code, baseline_failure_reason, candidate_failure_code,
                            candidate_failure_reason)
                        select :simulation, outcome.number::bigint, outcome.subscription::bigint, outcome.customer::bigint,
                               outcome.invoice::bigint, outcome.period_start::timestamptz, outcome.period_end::timestamptz,
                               outcome.months::smallint, outcome.plan, outcome.currency, outcome.baseline::numeric,
                               outcome.candidate::numeric, outcome.baseline_held::boolean, outcome.candidate_held::boolean,
                               outcome.baseline_code, outcome.baseline_reason, outcome.candidate_code, outcome.candidate_reason
                          from unnest(:numbers::text[], :subscriptions::text[], :customers::text[], :invoices::text[], :starts::text[],
                                      :ends::text[], :months::text[], :plans::text[], :currencies::text[], :baselines::text[],
                                      :candidates::text[], :baselinesHeld::text[], :candidatesHeld::text[],
                                      :baselineCodes::text[], :baselineReasons::text[], :candidateCodes::text[],
                                      :candidateReasons::text[])
                               as outcome (number, subscription, customer, invoice, period_start, period_end, months, plan, currency,
                                           baseline, candidate, baseline_held, candidate_held, baseline_code, baseline_reason,
                                           candidate_code, candidate_reason)
                        """)
                .param("simulation", simulation.value())
                .param("numbers", column(outcomes, NewOutcome::number))
                .param(
                        "subscriptions",
                        column(outcomes, of -> of.billed.subscription().value()))
                .param("customers", column(outcomes, of -> of.billed.customer()))
                .param("invoices", column(outcomes, of -> of.billed.invoice().value()))
                .param("starts", column(outcomes, of -> of.billed.period().start()))
                .param("ends", column(outcomes, of -> of.billed.period().end()))
                .param("months", column(outcomes, of -> of.billed.months()))
                .param("plans", column(outcomes, of -> of.billed.plan()))
                .param("currencies", column(outcomes, of -> of.billed.currency()))
                .param("baselines", column(outcomes, of -> of.baseline.total))
                .param("candidates", column(outcomes, of -> of.candidate.total))
                .param("baselinesHeld", column(outcomes, of -> of.baseline.held))
                .param("candidatesHeld", column(outcomes, of -> of.candidate.held))
                .param("baselineCodes", column(outcomes, of -> of.baseline.failureCode))
                .param("baselineReasons", column(outcomes, of -> of.baseline.failureReason))
                .param("candidateCodes", column(outcomes, of -> of.candidate.failureCode))
                .param("candidateReasons", column(outcomes, of -> of.candidate.failureReason))
                .update();
    }

    private static @Nullable String[] column(List<NewOutcome> rows, Function<NewOutcome, @Nullable Object> value) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object each = value.apply(rows.get(i));
            texts[i] = each == null ? null : each.toString();
        }
        return texts;
    }
}
