package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.table.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @FieldSource("SETS")
    void keepTheirNameWhateverAttributesAreDeclared(PolicySet<?, ?> set) throws IOException {
        TableSchema declared = set.schema().with(RandomTables.ATTRIBUTES);
        String csv = file(set);
        String hash = ShippedPolicies.table(set).hash();
        assertThat(PolicyTable.read(declared, csv).hash()).isEqualTo(hash);
        assertThat(PolicyTable.stored(declared, csv).hash()).isEqualTo(hash);
        List<Map<String, String>> rows =
                ShippedPolicies.table(set).rows().stream().map(PolicyRow::words).toList();
        assertThat(PolicyTable.of(declared, rows).hash()).isEqualTo(hash);
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
