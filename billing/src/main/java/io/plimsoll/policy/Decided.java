package io.plimsoll.policy;

import io.plimsoll.rules.PolicySet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question, its answer and the rows that gave it.
 *
 * @param rowIds the deciding rows, top to bottom; without a decision, the rows that contradict each other, or none
 * @param question in words, by column name
 * @param decision null when no row answers, or when rows of a UNIQUE set contradict each other
 */
public record Decided<D>(
        PolicySet<?, D> set,
        String versionHash,
        List<String> rowIds,
        Map<String, String> question,
        @Nullable D decision) {}
