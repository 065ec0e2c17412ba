package io.plimsoll.rules.threshold;

import io.plimsoll.rules.AttributeConditions;
import io.plimsoll.rules.HitPolicy;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.Words;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Cells;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.rules.table.WordKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When do we tell whom? Every row that fits is one alert. */
public final class ThresholdSet implements PolicySet<ThresholdQuestion, ThresholdDecision> {

    private static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    private static final Column<AnyOf> METER = Column.anyOf("meter", WordKind.KEY, "The meter whose usage is watched");
    private static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    private static final Column<BigDecimal> PERCENT =
            Column.required("percent", Cells.POSITIVE, "Share of the included units, in percent; may pass 100");
    private static final Column<String> BASIS =
            Column.required("basis", Cells.oneOf("ACTUAL"), "What is held against it: usage so far");
    private static final Column<String> AUDIENCE =
            Column.required("audience", Cells.oneOf("CUSTOMER", "SUCCESS", "BOTH"), "Who is told");
    private static final Column<String> CHANNEL = Column.required("channel", Cells.oneOf("MAIL"), "How they are told");

    private static final TableSchema SCHEMA =
            new TableSchema("threshold", List.of(PLAN, METER, SEGMENT, PERCENT, BASIS, AUDIENCE, CHANNEL), List.of());

    @Override
    public String asks() {
        return "When do we tell whom?";
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
    public ThresholdRow fact(PolicyRow row) {
        return new ThresholdRow(row.get(PLAN), row.get(METER), row.get(SEGMENT), AttributeConditions.of(row), row);
    }

    @Override
    public ThresholdDecision decision(List<PolicyRow> chosen) {
        return new ThresholdDecision(chosen.stream()
                .map(row -> new Alert(row.get(PERCENT), row.get(BASIS), row.get(AUDIENCE), row.get(CHANNEL), row.id()))
                .toList());
    }

    @Override
    public ThresholdQuestion narrowedTo(Set<String> attributes, ThresholdQuestion question) {
        return question.with(question.attributes().narrowedTo(attributes));
    }

    @Override
    public Map<String, String> words(ThresholdQuestion question) {
        return new Words()
                .with("plan", question.plan())
                .with("meter", question.meter())
                .with("segment", question.segment())
                .with(question.attributes())
                .asMap();
    }

    @Override
    public ThresholdQuestion question(Map<String, String> words) {
        Words asked = new Words(words);
        return new ThresholdQuestion(
                asked.text("plan"), asked.text("meter"), asked.text("segment"), asked.attributes());
    }
}
