package io.plimsoll.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stored decision, as the trace shows it.
 *
 * @param question in words, by column name
 * @param rows the deciding rows with all their filled cells, by column name
 */
public record RecordedDecision(
        long id,
        String set,
        int versionNumber,
        String versionHash,
        Map<String, String> question,
        List<String> rowIds,
        List<Map<String, String>> rows,
        Instant decidedAt) {}
