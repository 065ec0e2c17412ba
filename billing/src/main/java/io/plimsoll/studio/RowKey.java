package io.plimsoll.studio;

import io.plimsoll.rules.table.TableSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recognises a row in another table: by its id, and where drafts hold an id several times or none, by its how-manieth it is.
 *
 * @param occurrence from 1, top to bottom
 */
record RowKey(String id, int occurrence) {

    static Map<RowKey, Map<String, String>> keyed(List<Map<String, String>> rows) {
        Map<String, Integer> seen = new HashMap<>();
        Map<RowKey, Map<String, String>> keyed = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            String id = row.getOrDefault(TableSchema.ROW_ID, "");
            keyed.put(new RowKey(id, seen.merge(id, 1, Integer::sum)), row);
        }
        return keyed;
    }
}
