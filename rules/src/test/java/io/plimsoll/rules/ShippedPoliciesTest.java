package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.rules.table.PolicyTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ShippedPoliciesTest {

    static final List<PolicySet<?, ?>> SETS = PolicySets.ALL;

    @ParameterizedTest
    @FieldSource("SETS")
    void areWrittenInTheirCanonicalForm(PolicySet<?, ?> set) throws IOException {
        assertThat(ShippedPolicies.table(set).csv()).isEqualTo(file(set));
    }

    @Test
    void showEveryPriceModelAtLeastOnce() {
        PolicyTable tiers = ShippedPolicies.table(PolicySets.TIER);
        assertThat(tiers.rows().stream().map(row -> row.cells().get("model")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("FLAT", "PER_UNIT", "GRADUATED", "VOLUME", "STAIRSTEP", "PACKAGE");
    }

    private static String file(PolicySet<?, ?> set) throws IOException {
        try (InputStream csv = Objects.requireNonNull(
                ShippedPoliciesTest.class.getResourceAsStream("/policies/" + set.name() + ".csv"))) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
