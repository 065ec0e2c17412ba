package io.plimsoll.rules.review;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.Words;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Cells;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.rules.table.WordKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Does this invoice need a person? The topmost row that fits says so. */
public final class ReviewSet implements PolicySet<ReviewQuestion, ReviewDecision> {

    private static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan billed");
    private static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    private static final Column<AnyOf> CURRENCY = Column.anyOf("currency", WordKind.CURRENCY, "The invoice's currency");
    private static final Column<NumberRange> AMOUNT = Column.numberRange("amount", "The invoice's total");
    private static final Column<NumberRange> CHANGE_PERCENT = Column.numberRange(
            "changePercent", "Change against the median of earlier invoices; 200 is three times as much");
    private static final Column<FlagIs> FIRST_INVOICE =
            Column.flag("firstInvoice", "Whether the subscription has no earlier invoice");
    private static final Column<String> ACTION =
            Column.required("action", Cells.oneOf("HOLD", "ISSUE"), "A person looks first, or it is issued unseen");
    private static final Column<String> REASON =
            Column.optional("reason", Cells.TEXT, "", "What the person should look at");
    private static final Column<Integer> GRACE_HOURS =
            Column.required("graceHours", Cells.WHOLE_NUMBER, "Hours before the invoice goes out");

    private static final TableSchema SCHEMA = new TableSchema(
            "review",
            List.of(PLAN, SEGMENT, CURRENCY, AMOUNT, CHANGE_PERCENT, FIRST_INVOICE, ACTION, REASON, GRACE_HOURS),
            List.of());

    @Override
    public String asks() {
        return "Does this invoice need a person?";
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
    public ReviewRow fact(PolicyRow row) {
        return new ReviewRow(
                row.get(PLAN),
                row.get(SEGMENT),
                row.get(CURRENCY),
                row.get(AMOUNT),
                row.get(CHANGE_PERCENT),
                row.get(FIRST_INVOICE),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public ReviewDecision decision(List<PolicyRow> chosen) {
        PolicyRow row = chosen.getFirst();
        return new ReviewDecision(row.get(ACTION), row.get(REASON), row.get(GRACE_HOURS));
    }

    @Override
    public ReviewQuestion narrowedTo(Set<String> attributes, ReviewQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(ReviewQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("segment", question.segment())
                .with("currency", question.currency())
                .with("amount", question.amount())
                .with("changePercent", question.changePercent())
                .with("firstInvoice", question.firstInvoice())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public ReviewQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new ReviewQuestion(
                asked.text("plan"),
                asked.text("segment"),
                asked.text("currency"),
                asked.decimal("amount"),
                asked.findDecimal("changePercent"),
                asked.flag("firstInvoice"),
                asked.attributes());
    }
}
