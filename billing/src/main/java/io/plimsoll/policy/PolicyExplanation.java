package io.plimsoll.policy;

import io.plimsoll.rules.WhyNot;
import java.util.List;
import java.util.Map;

/**
 * A decision with its table around it.
 *
 * @param rows the deciding rows with their filled cells, by column name
 * @param whyNot the rows above them, each with the first cell that did not accept the question
 */
public record PolicyExplanation(Decided<?> decided, List<Map<String, String>> rows, List<WhyNot> whyNot) {}
