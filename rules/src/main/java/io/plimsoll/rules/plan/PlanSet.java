package io.plimsoll.rules.plan;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.Words;
import io.plimsoll.rules.table.AmountLaw;
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

/** What does this subscription get? Exactly one row must say it: a second one that fits is a mistake, not an exception. */
public final class PlanSet implements PolicySet<PlanQuestion, PlanDecision> {

    private static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    private static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    private static final Column<AnyOf> COUNTRY = Column.anyOf("country", WordKind.COUNTRY, "The customer's country");
    private static final Column<AnyOf> CURRENCY =
            Column.anyOf("currency", WordKind.CURRENCY, "The customer's currency");
    private static final Column<NumberRange> TENURE_MONTHS =
            Column.numberRange("tenureMonths", "Whole months from the subscription's start to the period's start");
    private static final Column<BigDecimal> BASE_FEE =
            Column.required("baseFee", Cells.AMOUNT, "Fee of one full period");
    private static final Column<Map<String, BigDecimal>> INCLUDED =
            Column.optional("included", Cells.QUANTITIES, Map.of(), "Units free of charge in a period, by meter");
    private static final Column<List<String>> FEATURES =
            Column.optional("features", Cells.KEYS, List.of(), "What else the plan opens");

    private static final TableSchema SCHEMA = new TableSchema(
            "plan",
            List.of(PLAN, SEGMENT, COUNTRY, CURRENCY, TENURE_MONTHS, BASE_FEE, INCLUDED, FEATURES),
            List.of(AmountLaw.fits(CURRENCY, List.of(BASE_FEE))));

    @Override
    public String asks() {
        return "What does this subscription get?";
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
    public PlanRow fact(PolicyRow row) {
        return new PlanRow(
                row.get(PLAN),
                row.get(SEGMENT),
                row.get(COUNTRY),
                row.get(CURRENCY),
                row.get(TENURE_MONTHS),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public PlanDecision decision(List<PolicyRow> chosen) {
        PolicyRow row = chosen.getFirst();
        return new PlanDecision(row.get(BASE_FEE), row.get(INCLUDED), row.get(FEATURES));
    }

    @Override
    public PlanQuestion narrowedTo(Set<String> attributes, PlanQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(PlanQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("segment", question.segment())
                .with("country", question.country())
                .with("currency", question.currency())
                .with("tenureMonths", question.tenureMonths())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public PlanQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new PlanQuestion(
                asked.text("plan"),
                asked.text("segment"),
                asked.text("country"),
                asked.text("currency"),
                asked.wholeNumber("tenureMonths"),
                asked.attributes());
    }
}
