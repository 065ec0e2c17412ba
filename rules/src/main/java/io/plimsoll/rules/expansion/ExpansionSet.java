package io.plimsoll.rules.expansion;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When is it time to talk? Every row that fits opens a conversation of its playbook, unless one was held within its cool-down; of several of one playbook the most urgent counts. */
public final class ExpansionSet implements PolicySet<ExpansionQuestion, ExpansionDecision> {

    private static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    private static final Column<AnyOf> METER = Column.anyOf("meter", WordKind.KEY, "The meter that the figures are of");
    private static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    private static final Column<NumberRange> OVERAGE_PERIODS =
            Column.numberRange("overagePeriods", "How many of the last six closed periods had overage");
    private static final Column<NumberRange> GROWTH_PERCENT =
            Column.numberRange("growthPercent", "Growth of usage against the three periods before");
    private static final Column<NumberRange> MILESTONE =
            Column.numberRange("milestone", "Units a period passes, or is expected to pass, for the first time");
    private static final Column<NumberRange> COMMITMENT_PERCENT =
            Column.numberRange("commitmentPercent", "How much of the commitment is used");
    private static final Column<NumberRange> HEALTH = Column.numberRange("health", "Health score from 0 to 100");
    private static final Column<String> PLAYBOOK =
            Column.required("playbook", Cells.KEY, "What the conversation is about");
    private static final Column<Integer> PRIORITY =
            Column.required("priority", Cells.wholeNumber(1, 5), "1 is most urgent");
    private static final Column<Integer> DUE_DAYS =
            Column.required("dueDays", Cells.wholeNumber(0, 90), "Days within which somebody talks to the customer");
    private static final Column<List<String>> OFFERS = Column.optional(
            "offers",
            Cells.someOf("UPGRADE", "COMMITMENT", "SEATS", "BONUS_CREDIT", "TRAINING"),
            List.of(),
            "Kinds of offer to compute for it");
    private static final Column<Integer> COOL_DOWN_DAYS = Column.required(
            "coolDownDays", Cells.wholeNumber(0, 365), "Days without another conversation of this playbook");

    private static final TableSchema SCHEMA = new TableSchema(
            "expansion",
            List.of(
                    PLAN,
                    METER,
                    SEGMENT,
                    OVERAGE_PERIODS,
                    GROWTH_PERCENT,
                    MILESTONE,
                    COMMITMENT_PERCENT,
                    HEALTH,
                    PLAYBOOK,
                    PRIORITY,
                    DUE_DAYS,
                    OFFERS,
                    COOL_DOWN_DAYS),
            List.of());

    @Override
    public String asks() {
        return "When is it time to talk?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.COLLECT;
    }

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public ExpansionRow fact(PolicyRow row) {
        return new ExpansionRow(
                row.get(PLAN),
                row.get(METER),
                row.get(SEGMENT),
                row.get(OVERAGE_PERIODS),
                row.get(GROWTH_PERCENT),
                row.get(MILESTONE),
                row.get(COMMITMENT_PERCENT),
                row.get(HEALTH),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public ExpansionDecision decision(List<PolicyRow> chosen) {
        return new ExpansionDecision(chosen.stream()
                .map(row -> new Conversation(
                        row.get(PLAYBOOK),
                        row.get(PRIORITY),
                        row.get(DUE_DAYS),
                        row.get(OFFERS),
                        row.get(COOL_DOWN_DAYS),
                        row.id()))
                .toList());
    }

    @Override
    public ExpansionQuestion narrowedTo(Set<String> attributes, ExpansionQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(ExpansionQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("meter", question.meter())
                .with("segment", question.segment())
                .with("overagePeriods", question.overagePeriods())
                .with("growthPercent", question.growthPercent())
                .with("milestone", question.milestone())
                .with("commitmentPercent", question.commitmentPercent())
                .with("health", question.health())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public ExpansionQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new ExpansionQuestion(
                asked.text("plan"),
                asked.text("meter"),
                asked.text("segment"),
                asked.wholeNumber("overagePeriods"),
                asked.findDecimal("growthPercent"),
                asked.findDecimal("milestone"),
                asked.findDecimal("commitmentPercent"),
                asked.findDecimal("health"),
                asked.attributes());
    }
}
