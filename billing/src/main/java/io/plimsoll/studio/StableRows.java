package io.plimsoll.studio;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The most rows that stand in one order in both tables; the others are those that somebody moved. A longest increasing
 * subsequence, in n log n.
 */
final class StableRows {

    private StableRows() {}

    /** @param before in order, as {@code after} is */
    static Set<RowKey> of(Set<RowKey> before, Set<RowKey> after) {
        Map<RowKey, Integer> placeBefore = new HashMap<>();
        before.forEach(key -> placeBefore.put(key, placeBefore.size()));
        List<RowKey> common = after.stream().filter(placeBefore::containsKey).toList();
        int[] places = common.stream().mapToInt(placeBefore::get).toArray();
        int[] smallestEnd = new int[places.length];
        int[] lastOfLength = new int[places.length];
        int[] previous = new int[places.length];
        int longest = 0;
        for (int i = 0; i < places.length; i++) {
            // Places differ, so the search never finds one: it answers where it would go.
            int length = -Arrays.binarySearch(smallestEnd, 0, longest, places[i]) - 1;
            previous[i] = length == 0 ? -1 : lastOfLength[length - 1];
            smallestEnd[length] = places[i];
            lastOfLength[length] = i;
            longest = Math.max(longest, length + 1);
        }
        Set<RowKey> stable = HashSet.newHashSet(longest);
        for (int i = longest == 0 ? -1 : lastOfLength[longest - 1]; i >= 0; i = previous[i]) {
            stable.add(common.get(i));
        }
        return stable;
    }
}
