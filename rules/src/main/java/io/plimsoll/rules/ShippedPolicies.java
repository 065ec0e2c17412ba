package io.plimsoll.rules;

import io.plimsoll.rules.table.PolicyTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables Plimsoll comes with: version 1 of each set, in {@code policies/}. */
public final class ShippedPolicies {

    private ShippedPolicies() {}

    public static PolicyTable table(PolicySet<?, ?> set) {
        String file = "/policies/" + set.name() + ".csv";
        try (InputStream csv = ShippedPolicies.class.getResourceAsStream(file)) {
            if (csv == null) {
                throw new IllegalStateException("expected the shipped file " + file + ", but it is not there");
            }
            return PolicyTable.read(set.schema(), new String(csv.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
