package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RuleFilesTest {

    static final List<PolicySet<?, ?>> SETS = PolicySets.ALL;

    @ParameterizedTest
    @FieldSource("SETS")
    void onlyMatchFactsAndInsertDecisions(PolicySet<?, ?> set) throws IOException {
        for (String stage : List.of("derive", "decide")) {
            List<String> lines = Files.readAllLines(file(set, stage));
            assertThat(lines)
                    .noneMatch(line -> line.matches(
                            ".*\\b(salience|global|update|modify|delete|retract|eval|from|no-loop|System|now)\\b.*"));
            assertThat(lines.stream().filter(line -> line.startsWith("    insert(")))
                    .hasSameSizeAs(lines.stream()
                            .filter(line -> line.startsWith("rule "))
                            .toList());
        }
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void decideOnlyOnceAllIsDerived(PolicySet<?, ?> set) throws IOException {
        assertThat(Files.readAllLines(file(set, "decide"))).containsOnlyOnce("agenda-group \"decide\"");
        assertThat(Files.readString(file(set, "derive"))).doesNotContain("agenda-group", "not ", "exists ");
    }

    private static Path file(PolicySet<?, ?> set, String stage) {
        return Path.of("src/main/resources", set.name(), set.name() + "-" + stage + ".drl");
    }
}
