package io.plimsoll.rules.dunning;

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

/** What next, when an invoice is not paid? Asked when it is overdue and again after each step. */
public final class DunningSet implements PolicySet<DunningQuestion, DunningDecision> {

    static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    static final Column<AnyOf> CURRENCY = Column.anyOf("currency", WordKind.CURRENCY, "The invoice's currency");
    static final Column<NumberRange> AMOUNT = Column.numberRange("amount", "What is open");
    static final Column<NumberRange> ATTEMPT = Column.numberRange("attempt", "Steps taken so far; 0 at first");
    static final Column<NumberRange> DAYS_OVERDUE =
            Column.numberRange("daysOverdue", "Whole days since the invoice was due");
    static final Column<String> ACTION = Column.required(
            "action",
            Cells.oneOf("RETRY", "REMIND", "RESTRICT", "WRITE_OFF"),
            "Try the payment again, remind, restrict service, or give it up");
    static final Column<String> LETTER =
            Column.optional("letter", Cells.KEY, "The letter that goes out; needed to remind and to restrict");
    static final Column<Integer> THEN_AFTER_DAYS = Column.optional(
            "thenAfterDays", Cells.wholeNumber(1, 90), "Days until the next step; blank when it is given up");

    private static final TableSchema SCHEMA = new TableSchema(
            "dunning",
            List.of(PLAN, SEGMENT, CURRENCY, AMOUNT, ATTEMPT, DAYS_OVERDUE, ACTION, LETTER, THEN_AFTER_DAYS),
            List.of(new DunningLaw()));

    @Override
    public String asks() {
        return "What next, when an invoice is not paid?";
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
    public DunningRow fact(PolicyRow row) {
        return new DunningRow(
                row.get(PLAN),
                row.get(SEGMENT),
                row.get(CURRENCY),
                row.get(AMOUNT),
                row.get(ATTEMPT),
                row.get(DAYS_OVERDUE),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public DunningDecision decision(List<PolicyRow> chosen) {
        PolicyRow row = chosen.getFirst();
        return new DunningDecision(row.get(ACTION), row.find(LETTER), row.find(THEN_AFTER_DAYS));
    }

    @Override
    public DunningQuestion narrowedTo(Set<String> attributes, DunningQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(DunningQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("segment", question.segment())
                .with("currency", question.currency())
                .with("amount", question.amount())
                .with("attempt", question.attempt())
                .with("daysOverdue", question.daysOverdue())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public DunningQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new DunningQuestion(
                asked.text("plan"),
                asked.text("segment"),
                asked.text("currency"),
                asked.decimal("amount"),
                asked.wholeNumber("attempt"),
                asked.wholeNumber("daysOverdue"),
                asked.attributes());
    }
}
