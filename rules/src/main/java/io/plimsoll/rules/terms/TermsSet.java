package io.plimsoll.rules.terms;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.Words;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Cells;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.rules.table.WordKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By which fine print is it calculated? Exceptions stand above the row they except from. */
public final class TermsSet implements PolicySet<TermsQuestion, TermsDecision> {

    private static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    private static final Column<AnyOf> CURRENCY =
            Column.anyOf("currency", WordKind.CURRENCY, "The customer's currency");
    private static final Column<String> DAY_COUNT = Column.required(
            "dayCount",
            Cells.oneOf("ACTUAL_END_EXCLUSIVE", "ACTUAL_BOTH_ENDS", "THIRTY_DAY_MONTH", "SECONDS"),
            "How the share of a period is counted");
    private static final Column<String> PRORATION = Column.required(
            "proration", Cells.oneOf("PRORATE", "FULL_PERIOD", "NONE"), "What a part of a period costs");
    private static final Column<String> ROUNDING_STAGE = Column.required(
            "roundingStage", Cells.oneOf("CHARGE", "COMPONENT", "INVOICE"), "Where amounts are rounded");
    private static final Column<String> ROUNDING_MODE =
            Column.required("roundingMode", Cells.oneOf("HALF_UP", "HALF_EVEN", "UP", "DOWN"), "How they are rounded");
    private static final Column<String> TAX_ROUNDING =
            Column.required("taxRounding", Cells.oneOf("PER_LINE", "PER_INVOICE"), "Where tax is rounded");
    private static final Column<String> DISCOUNT_ORDER = Column.required(
            "discountOrder", Cells.oneOf("SEQUENTIAL", "ON_ORIGINAL"), "What a second discount is taken from");
    private static final Column<Boolean> ZERO_USAGE_FIRST_FLAT_FEE =
            Column.required("zeroUsageFirstFlatFee", Cells.FLAG, "Whether the first tier's flat fee is due at 0 units");
    private static final Column<String> LATE_USAGE = Column.required(
            "lateUsage",
            Cells.oneOf("CORRECT_NEXT_INVOICE", "CREDIT_NOTE_AND_REISSUE", "REFUSE_AFTER_GRACE"),
            "What usage of a closed period does");
    private static final Column<Integer> PAYMENT_DAYS =
            Column.required("paymentDays", Cells.WHOLE_NUMBER, "Days from issue to due date");

    private static final TableSchema SCHEMA = new TableSchema(
            "terms",
            List.of(
                    PLAN,
                    CURRENCY,
                    DAY_COUNT,
                    PRORATION,
                    ROUNDING_STAGE,
                    ROUNDING_MODE,
                    TAX_ROUNDING,
                    DISCOUNT_ORDER,
                    ZERO_USAGE_FIRST_FLAT_FEE,
                    LATE_USAGE,
                    PAYMENT_DAYS),
            List.of());

    @Override
    public String asks() {
        return "By which fine print is it calculated?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.FIRST;
    }

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public TermsRow fact(PolicyRow row) {
        return new TermsRow(row.get(PLAN), row.get(CURRENCY), AttributeConditions.of(row), row);
    }

    @Override
    public TermsDecision decision(List<PolicyRow> chosen) {
        PolicyRow row = chosen.getFirst();
        return new TermsDecision(
                row.get(DAY_COUNT),
                row.get(PRORATION),
                row.get(ROUNDING_STAGE),
                row.get(ROUNDING_MODE),
                row.get(TAX_ROUNDING),
                row.get(DISCOUNT_ORDER),
                row.get(ZERO_USAGE_FIRST_FLAT_FEE),
                row.get(LATE_USAGE),
                row.get(PAYMENT_DAYS));
    }

    @Override
    public TermsQuestion narrowedTo(Set<String> attributes, TermsQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(TermsQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("currency", question.currency())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public TermsQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new TermsQuestion(asked.text("plan"), asked.text("currency"), asked.attributes());
    }
}
