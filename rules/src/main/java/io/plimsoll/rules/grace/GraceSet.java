package io.plimsoll.rules.grace;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.Words;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Cells;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableLaw;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.rules.table.WordKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How is overage treated? Whatever is billed must have been announced: the table itself refuses a row that bills without notice. */
public final class GraceSet implements PolicySet<GraceQuestion, GraceDecision> {

    private static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    private static final Column<AnyOf> METER =
            Column.anyOf("meter", WordKind.KEY, "The meter whose included units are used up");
    private static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    private static final Column<NumberRange> TENURE_MONTHS =
            Column.numberRange("tenureMonths", "Whole months from the subscription's start to the period's start");
    private static final Column<NumberRange> OVERAGE_PERCENT =
            Column.numberRange("overagePercent", "Usage above the included units, in percent of them");
    private static final Column<NumberRange> EARLIER_OVERAGES =
            Column.numberRange("earlierOverages", "Earlier periods with overage of this meter");
    private static final Column<BigDecimal> GRACE_PERCENT = Column.required(
            "gracePercent", Cells.PERCENT, "Overage up to so many percent of the included units is not billed");
    private static final Column<Integer> GRACE_DAYS =
            Column.required("graceDays", Cells.wholeNumber(0, 90), "Days from the notice until overage is billed");
    private static final Column<String> FORGIVENESS = Column.required(
            "forgiveness",
            Cells.oneOf("NONE", "ONCE", "ALWAYS"),
            "Whether the rest is forgiven: not at all, once for a subscription, or always");
    private static final Column<String> NOTICE = Column.required(
            "notice",
            Cells.oneOf("BEFORE_BILLING", "NOT_NEEDED"),
            "Whether the customer must be told before overage is billed; NOT_NEEDED only where it is always forgiven");

    private static final TableSchema SCHEMA = new TableSchema(
            "grace",
            List.of(
                    PLAN,
                    METER,
                    SEGMENT,
                    TENURE_MONTHS,
                    OVERAGE_PERCENT,
                    EARLIER_OVERAGES,
                    GRACE_PERCENT,
                    GRACE_DAYS,
                    FORGIVENESS,
                    NOTICE),
            List.of(TableLaw.ofEachRow(GraceSet::breaches)));

    @Override
    public String asks() {
        return "How is overage treated?";
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
    public GraceRow fact(PolicyRow row) {
        return new GraceRow(
                row.get(PLAN),
                row.get(METER),
                row.get(SEGMENT),
                row.get(TENURE_MONTHS),
                row.get(OVERAGE_PERCENT),
                row.get(EARLIER_OVERAGES),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public GraceDecision decision(List<PolicyRow> chosen) {
        PolicyRow row = chosen.getFirst();
        return new GraceDecision(row.get(GRACE_PERCENT), row.get(GRACE_DAYS), row.get(FORGIVENESS), row.get(NOTICE));
    }

    @Override
    public GraceQuestion narrowedTo(Set<String> attributes, GraceQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(GraceQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("meter", question.meter())
                .with("segment", question.segment())
                .with("tenureMonths", question.tenureMonths())
                .with("overagePercent", question.overagePercent())
                .with("earlierOverages", question.earlierOverages())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public GraceQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new GraceQuestion(
                asked.text("plan"),
                asked.text("meter"),
                asked.text("segment"),
                asked.wholeNumber("tenureMonths"),
                asked.decimal("overagePercent"),
                asked.wholeNumber("earlierOverages"),
                asked.attributes());
    }

    /** What is billed must have been announced: no overage without its notice. */
    private static List<TableLaw.Breach> breaches(PolicyRow row) {
        boolean forgiven = row.get(FORGIVENESS).equals("ALWAYS");
        boolean silent = row.get(NOTICE).equals("NOT_NEEDED");
        return silent && !forgiven
                ? List.of(new TableLaw.Breach(
                        row, NOTICE, "BEFORE_BILLING, because overage that is not always forgiven is billed"))
                : List.of();
    }
}
