package io.plimsoll.rules.tier;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.Words;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What does usage of this meter cost? One row is one tier: the first row that fits names the price, and the rows of that
 * name that fit are its tiers, top to bottom.
 */
public final class TierSet implements PolicySet<TierQuestion, TierDecision> {

    private static final Set<String> TIERED = Set.of("GRADUATED", "VOLUME", "STAIRSTEP");

    @Override
    public String asks() {
        return "What does usage of this meter cost?";
    }

    @Override
    public HitPolicy hitPolicy() {
        return HitPolicy.FIRST;
    }

    @Override
    public TableSchema schema() {
        return TierColumns.SCHEMA;
    }

    @Override
    public TierRow fact(PolicyRow row) {
        return new TierRow(
                row.get(TierColumns.PRICE),
                row.get(TierColumns.PLAN),
                row.get(TierColumns.METER),
                row.get(TierColumns.SEGMENT),
                row.get(TierColumns.CURRENCY),
                AttributeConditions.of(row),
                row);
    }

    @Override
    public TierDecision decision(List<PolicyRow> chosen) {
        PolicyRow first = chosen.getFirst();
        String model = first.get(TierColumns.MODEL);
        return new TierDecision(
                first.get(TierColumns.PRICE),
                model,
                TIERED.contains(model) ? chosen.stream().map(TierSet::tier).toList() : List.of(),
                model.equals("FLAT") ? first.find(TierColumns.FLAT_FEE) : null,
                model.equals("PER_UNIT") ? first.find(TierColumns.UNIT_PRICE) : null,
                first.find(TierColumns.PACKAGE_SIZE),
                first.find(TierColumns.PACKAGE_PRICE),
                first.find(TierColumns.FREE_UNITS),
                model.equals("PACKAGE") ? partialPackage(first) : null,
                first.find(TierColumns.MINIMUM),
                first.find(TierColumns.MAXIMUM),
                first.find(TierColumns.DISCOUNT_PERCENT));
    }

    @Override
    public TierQuestion narrowedTo(Set<String> attributes, TierQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(TierQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("meter", question.meter())
                .with("segment", question.segment())
                .with("currency", question.currency())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public TierQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new TierQuestion(
                asked.text("plan"),
                asked.text("meter"),
                asked.text("segment"),
                asked.text("currency"),
                asked.attributes());
    }

    private static String partialPackage(PolicyRow row) {
        return Objects.requireNonNullElse(row.find(TierColumns.PARTIAL_PACKAGE), "ROUND_UP");
    }

    private static Tier tier(PolicyRow row) {
        return new Tier(
                row.find(TierColumns.UP_TO),
                row.find(TierColumns.UNIT_PRICE),
                row.find(TierColumns.FLAT_FEE),
                row.find(TierColumns.BLOCK_SIZE),
                row.id());
    }
}
