package io.plimsoll.rules.incentive;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.Words;
import io.plimsoll.rules.table.AmountLaw;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Cells;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.rules.table.WordKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which promotions apply? Every row that fits is one; what several do together is the business of whoever asks. */
public final class IncentiveSet implements PolicySet<IncentiveQuestion, IncentiveDecision> {

    static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    static final Column<AnyOf> CURRENCY = Column.anyOf("currency", WordKind.CURRENCY, "The customer's currency");
    static final Column<DateRange> PERIOD_START =
            Column.dateRange("periodStart", "The first day of the service period, in the customer's time zone");
    static final Column<NumberRange> MONTHS_SINCE_START =
            Column.numberRange("monthsSinceStart", "Whole months from the subscription's start to the period's start");
    static final Column<NumberRange> GROWTH_PERCENT =
            Column.numberRange("growthPercent", "Growth of usage against the three periods before");
    static final Column<FlagIs> RENEWAL = Column.flag("renewal", "Whether the period is the first after a renewal");
    static final Column<String> PROMOTION =
            Column.required("promotion", Cells.KEY, "The promotion's name; rows may share it");
    static final Column<BigDecimal> INCLUDED_MULTIPLIER =
            Column.optional("includedMultiplier", Cells.POSITIVE, "Multiplies the included units");
    static final Column<BigDecimal> OVERAGE_DISCOUNT_PERCENT =
            Column.optional("overageDiscountPercent", Cells.PERCENT, "Off what overage costs");
    static final Column<BigDecimal> BONUS_CREDIT =
            Column.optional("bonusCredit", Cells.AMOUNT, "Credit granted, in the row's one currency");

    private static final TableSchema SCHEMA = new TableSchema(
            "incentive",
            List.of(
                    PLAN,
                    SEGMENT,
                    CURRENCY,
                    PERIOD_START,
                    MONTHS_SINCE_START,
                    GROWTH_PERCENT,
                    RENEWAL,
                    PROMOTION,
                    INCLUDED_MULTIPLIER,
                    OVERAGE_DISCOUNT_PERCENT,
                    BONUS_CREDIT),
            List.of(AmountLaw.fits(CURRENCY, List.of(BONUS_CREDIT)), new IncentiveLaw()));

    @Override
    public String asks() {
        return "Which promotions apply?";
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
    public IncentiveRow fact(PolicyRow row) {
        return new IncentiveRow(
                row.get(PLAN),
                row.get(SEGMENT),
                row.get(CURRENCY),
                row.get(PERIOD_START),
                row.get(MONTHS_SINCE_START),
                row.get(GROWTH_PERCENT),
                row.get(RENEWAL),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public IncentiveDecision decision(List<PolicyRow> chosen) {
        return new IncentiveDecision(chosen.stream()
                .map(row -> new Promotion(
                        row.get(PROMOTION),
                        row.find(INCLUDED_MULTIPLIER),
                        row.find(OVERAGE_DISCOUNT_PERCENT),
                        row.find(BONUS_CREDIT),
                        row.id()))
                .toList());
    }

    @Override
    public IncentiveQuestion narrowedTo(Set<String> attributes, IncentiveQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(IncentiveQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("segment", question.segment())
                .with("currency", question.currency())
                .with("periodStart", question.periodStart())
                .with("monthsSinceStart", question.monthsSinceStart())
                .with("growthPercent", question.growthPercent())
                .with("renewal", question.renewal())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public IncentiveQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new IncentiveQuestion(
                asked.text("plan"),
                asked.text("segment"),
                asked.text("currency"),
                asked.date("periodStart"),
                asked.wholeNumber("monthsSinceStart"),
                asked.findDecimal("growthPercent"),
                asked.flag("renewal"),
                asked.attributes());
    }
}
