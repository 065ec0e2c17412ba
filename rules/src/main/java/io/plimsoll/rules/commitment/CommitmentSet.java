package io.plimsoll.rules.commitment;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.Words;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Cells;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.rules.table.WordKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What does this commitment buy? Exactly one row must say it, as for a plan; below the smallest commitment none does. */
public final class CommitmentSet implements PolicySet<CommitmentQuestion, CommitmentDecision> {

    static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    static final Column<AnyOf> CURRENCY = Column.anyOf("currency", WordKind.CURRENCY, "The currency committed in");
    static final Column<NumberRange> COMMITTED_AMOUNT =
            Column.numberRange("committedAmount", "What the customer commits to spend in a year");
    static final Column<NumberRange> TERM_MONTHS = Column.numberRange("termMonths", "Months the commitment lasts");
    static final Column<BigDecimal> DISCOUNT_PERCENT = Column.required(
            "discountPercent", Cells.PERCENT, "Off unit prices while the commitment lasts to be drawn from");
    static final Column<BigDecimal> OVERAGE_DISCOUNT_PERCENT =
            Column.required("overageDiscountPercent", Cells.PERCENT, "Off unit prices once it is used up");
    static final Column<String> TRUE_UP = Column.required(
            "trueUp", Cells.oneOf("NONE", "PER_PERIOD", "PER_TERM"), "When what was not used of it is billed");
    static final Column<BigDecimal> ROLLOVER_PERCENT = Column.optional(
            "rolloverPercent",
            Cells.PERCENT,
            BigDecimal.ZERO,
            "How much of what was paid and not used is carried over");
    static final Column<Integer> ROLLOVER_MONTHS =
            Column.optional("rolloverMonths", Cells.wholeNumber(1, 60), "For how long it may still be used");

    private static final TableSchema SCHEMA = new TableSchema(
            "commitment",
            List.of(
                    PLAN,
                    SEGMENT,
                    CURRENCY,
                    COMMITTED_AMOUNT,
                    TERM_MONTHS,
                    DISCOUNT_PERCENT,
                    OVERAGE_DISCOUNT_PERCENT,
                    TRUE_UP,
                    ROLLOVER_PERCENT,
                    ROLLOVER_MONTHS),
            List.of(new CommitmentLaw()));

    @Override
    public String asks() {
        return "What does this commitment buy?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.UNIQUE;
    }

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public CommitmentRow fact(PolicyRow row) {
        return new CommitmentRow(
                row.get(PLAN),
                row.get(SEGMENT),
                row.get(CURRENCY),
                row.get(COMMITTED_AMOUNT),
                row.get(TERM_MONTHS),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public CommitmentDecision decision(List<PolicyRow> chosen) {
        PolicyRow row = chosen.getFirst();
        return new CommitmentDecision(
                row.get(DISCOUNT_PERCENT),
                row.get(OVERAGE_DISCOUNT_PERCENT),
                row.get(TRUE_UP),
                row.get(ROLLOVER_PERCENT),
                row.find(ROLLOVER_MONTHS));
    }

    @Override
    public CommitmentQuestion narrowedTo(Set<String> attributes, CommitmentQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(CommitmentQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("segment", question.segment())
                .with("currency", question.currency())
                .with("committedAmount", question.committedAmount())
                .with("termMonths", question.termMonths())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public CommitmentQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new CommitmentQuestion(
                asked.text("plan"),
                asked.text("segment"),
                asked.text("currency"),
                asked.decimal("committedAmount"),
                asked.wholeNumber("termMonths"),
                asked.attributes());
    }
}
