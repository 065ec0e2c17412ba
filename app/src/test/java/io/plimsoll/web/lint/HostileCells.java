package io.plimsoll.web.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.ShippedPolicies;
import io.plimsoll.rules.table.TableReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The values of {@code hostile-cells.txt}, and tables that hold them. */
final class HostileCells {

    /** Half a surrogate has no bytes of its own; an escape carries it to the server. */
    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static final List<String> ALL = values();

    private static final Map<String, Map<String, String>> SHIPPED = new ConcurrentHashMap<>();

    private HostileCells() {}

    /** The set's first shipped row, once for each value, with the value in the column. */
    static List<Map<String, String>> rows(PolicySet<?, ?> set, String column, List<String> values) {
        Map<String, String> shipped = SHIPPED.computeIfAbsent(
                set.name(), name -> ShippedPolicies.table(set).rows().getFirst().words());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String value : values) {
            Map<String, String> row = new LinkedHashMap<>(shipped);
            row.put("row", "h" + rows.size());
            row.put(column, value);
            rows.add(row);
        }
        return rows;
    }

    /** Those that the column takes when its cell is all there is. */
    static List<String> takenBy(PolicySet<?, ?> set, String column) {
        return ALL.stream().filter(value -> isTaken(set, column, value)).toList();
    }

    static boolean isTaken(PolicySet<?, ?> set, String column, String value) {
        return TableReading.of(set.schema(), rows(set, column, List.of(value))).isGood();
    }

    /** Whether the database can hold it as it is. */
    static boolean isStorable(String value) {
        return value.indexOf(0) < 0 && new String(value.getBytes(UTF_8), UTF_8).equals(value);
    }

    private static List<String> values() {
        try (InputStream file = Objects.requireNonNull(HostileCells.class.getResourceAsStream("/hostile-cells.txt"))) {
            Stream<String> written = new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> JSON.readValue(line, String.class));
            return Stream.concat(written, Stream.of("x".repeat(100_000), "9".repeat(50_000) + ".."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
