package io.plimsoll.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.attribute.AttributeCatalog;
import io.plimsoll.kernel.Actor;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.table.PolicyTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class PolicyTablesIT {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void keepsTheTablesAskedForLastAndNoMoreRowsThanItMay() {
        try (AnnotationConfigApplicationContext node =
                PlimsollComponents.over(PlimsollDatabase.fresh(), "audit", "testclock", "attribute", "policy")) {
            Policies policies = node.getBean(Policies.class);
            List<String> hashes = IntStream.range(0, 12)
                    .mapToObj(fee -> policies.postRows("plan", tenRows(fee), Actor.user("ash"), "", MAY)
                            .hash())
                    .toList();
            PolicyTables tables =
                    new PolicyTables(node.getBean(PolicyVersionRows.class), node.getBean(AttributeCatalog.class), 35);

            PolicyTable first = tables.table(PolicySets.PLAN, hashes.getFirst());
            for (String hash : hashes) {
                assertThat(tables.table(PolicySets.PLAN, hash).hash()).isEqualTo(hash);
                assertThat(tables.table(PolicySets.PLAN, hashes.getFirst())).isSameAs(first);
                assertThat(tables.rows()).isLessThanOrEqualTo(35);
            }
            assertThat(tables.rows()).isEqualTo(30);
            PolicyTable second = tables.table(PolicySets.PLAN, hashes.get(1));
            assertThat(tables.table(PolicySets.PLAN, hashes.get(1))).isSameAs(second);
        }
    }

    private static List<Map<String, String>> tenRows(int fee) {
        return IntStream.range(0, 10)
                .mapToObj(row -> Map.of("row", "r" + row, "plan", "p" + row, "baseFee", Integer.toString(fee)))
                .toList();
    }
}
