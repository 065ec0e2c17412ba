package io.plimsoll.policy;

import io.plimsoll.rules.WhyNot;
import io.plimsoll.rules.table.PolicyTable;
import java.util.List;
import java.util.Map;

/**
 * An answer with the whole table around it.
 *
 * @param question in words, by column name
 * @param rowIds the deciding rows, or those that contradict each other, or none
 * @param whyNot the rows above them, each with the first cell that did not accept the question
 */
public record ExplainedDecision(
        PolicyVersion version,
        PolicyTable table,
        Map<String, String> question,
        List<String> rowIds,
        List<WhyNot> whyNot) {}
