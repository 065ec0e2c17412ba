package io.plimsoll.rules.approval;

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

/** Who must agree to a change of policy? Asked once for each currency the change moves money in; the most approvers and the shortest expiry of the answers count. */
public final class ApprovalSet implements PolicySet<ApprovalQuestion, ApprovalDecision> {

    private static final Column<AnyOf> SET = Column.anyOf("set", WordKind.KEY, "The policy set that is changed");
    private static final Column<AnyOf> CURRENCY = Column.anyOf(
            "currency",
            WordKind.CURRENCY,
            "The currency money moves in; no currency where no simulation says that any does");
    private static final Column<NumberRange> AMOUNT =
            Column.numberRange("amount", "Money moved per month in the simulated periods, up or down");
    private static final Column<NumberRange> PERCENT =
            Column.numberRange("percent", "The same in percent of what was billed");
    private static final Column<FlagIs> SIMULATED =
            Column.flag("simulated", "Whether the change was simulated on past periods");
    private static final Column<Integer> APPROVERS =
            Column.required("approvers", Cells.wholeNumber(1, 3), "How many others must approve");
    private static final Column<Integer> EXPIRES_AFTER_DAYS = Column.required(
            "expiresAfterDays", Cells.wholeNumber(1, 90), "Days after which an undecided submission expires");
    private static final Column<String> REASON =
            Column.optional("reason", Cells.TEXT, "", "What the approvers should look at");

    private static final TableSchema SCHEMA = new TableSchema(
            "approval",
            List.of(SET, CURRENCY, AMOUNT, PERCENT, SIMULATED, APPROVERS, EXPIRES_AFTER_DAYS, REASON),
            List.of());

    @Override
    public String asks() {
        return "Who must agree to a change of policy?";
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
    public ApprovalRow fact(PolicyRow row) {
        return new ApprovalRow(
                row.get(SET),
                row.get(CURRENCY),
                row.get(AMOUNT),
                row.get(PERCENT),
                row.get(SIMULATED),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public ApprovalDecision decision(List<PolicyRow> chosen) {
        PolicyRow row = chosen.getFirst();
        return new ApprovalDecision(row.get(APPROVERS), row.get(EXPIRES_AFTER_DAYS), row.get(REASON));
    }

    @Override
    public ApprovalQuestion narrowedTo(Set<String> attributes, ApprovalQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(ApprovalQuestion question) {
        return new Words()
                .with("set", question.set())
                .with("currency", question.currency())
                .with("amount", question.amount())
                .with("percent", question.percent())
                .with("simulated", question.simulated())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public ApprovalQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new ApprovalQuestion(
                asked.text("set"),
                asked.text("currency"),
                asked.findDecimal("amount"),
                asked.findDecimal("percent"),
                asked.flag("simulated"),
                asked.attributes());
    }
}
