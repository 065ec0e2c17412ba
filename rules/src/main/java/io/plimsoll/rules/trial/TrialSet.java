package io.plimsoll.rules.trial;

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

/** How does this trial go? Asked when it starts and again each time it ends; a plan that no row fits has no trial. */
public final class TrialSet implements PolicySet<TrialQuestion, TrialDecision> {

    static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    static final Column<NumberRange> DAYS_LEFT =
            Column.numberRange("daysLeft", "Whole days until the trial ends; not known before it starts");
    static final Column<NumberRange> USAGE_PERCENT =
            Column.numberRange("usagePercent", "Most used of the included units so far, in percent");
    static final Column<NumberRange> EXTENSIONS =
            Column.numberRange("extensions", "How often the trial was extended already");
    static final Column<Integer> LENGTH_DAYS =
            Column.required("lengthDays", Cells.wholeNumber(1, 365), "Days a trial lasts");
    static final Column<List<Integer>> REMIND_DAYS_BEFORE = Column.optional(
            "remindDaysBefore",
            Cells.WHOLE_NUMBERS,
            List.of(),
            "Days before its end on which the customer is reminded, most first");
    static final Column<String> AT_END = Column.required(
            "atEnd",
            Cells.oneOf("CONVERT", "EXTEND", "EXPIRE"),
            "What happens at the end, unless the customer said so before");
    static final Column<Integer> EXTEND_DAYS =
            Column.optional("extendDays", Cells.wholeNumber(1, 365), "EXTEND: by how many days");
    static final Column<String> EXPIRE_TO =
            Column.optional("expireTo", Cells.KEY, "EXPIRE: the plan to go on with; blank stops service");
    static final Column<Integer> GRACE_DAYS = Column.optional(
            "graceDays", Cells.wholeNumber(0, 90), 0, "EXPIRE: days of service after the end before it happens");

    private static final TableSchema SCHEMA = new TableSchema(
            "trial",
            List.of(
                    PLAN,
                    SEGMENT,
                    DAYS_LEFT,
                    USAGE_PERCENT,
                    EXTENSIONS,
                    LENGTH_DAYS,
                    REMIND_DAYS_BEFORE,
                    AT_END,
                    EXTEND_DAYS,
                    EXPIRE_TO,
                    GRACE_DAYS),
            List.of(new TrialLaw()));

    @Override
    public String asks() {
        return "How does this trial go?";
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
    public TrialRow fact(PolicyRow row) {
        return new TrialRow(
                row.get(PLAN),
                row.get(SEGMENT),
                row.get(DAYS_LEFT),
                row.get(USAGE_PERCENT),
                row.get(EXTENSIONS),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public TrialDecision decision(List<PolicyRow> chosen) {
        PolicyRow row = chosen.getFirst();
        return new TrialDecision(
                row.get(LENGTH_DAYS),
                row.get(REMIND_DAYS_BEFORE),
                row.get(AT_END),
                row.find(EXTEND_DAYS),
                row.find(EXPIRE_TO),
                row.get(GRACE_DAYS));
    }

    @Override
    public TrialQuestion narrowedTo(Set<String> attributes, TrialQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(TrialQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("segment", question.segment())
                .with("daysLeft", question.daysLeft())
                .with("usagePercent", question.usagePercent())
                .with("extensions", question.extensions())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public TrialQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new TrialQuestion(
                asked.text("plan"),
                asked.text("segment"),
                asked.findWholeNumber("daysLeft"),
                asked.findDecimal("usagePercent"),
                asked.wholeNumber("extensions"),
                asked.attributes());
    }
}
