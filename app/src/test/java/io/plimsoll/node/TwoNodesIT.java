package io.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollDatabase;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.kernel.Actor;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyNode;
import io.plimsoll.policy.PolicyNodes;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.plan.PlanQuestion;
import io.plimsoll.workflow.Poller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two apps on one database decide alike within moments, heard or not. */
class TwoNodesIT {

    private static final String CLOCK = "2026-06-01T00:00:00Z";
    private static final Instant NOW = Instant.parse(CLOCK);
    private static final Actor REVOPS = Actor.user("revops");
    private static final Duration SECONDS = Duration.ofSeconds(15);
    private static final PlanQuestion EMAIL = new PlanQuestion("email-49", "startup", "US", "USD", 0, Attributes.NONE);

    private static final DataSource DATABASE = PlimsollDatabase.fresh();
    private static AppNode a;
    private static AppNode b;

    @BeforeAll
    static void start() {
        a = AppNode.start("node-a", DATABASE, CLOCK, Map.of());
        b = AppNode.start("node-b", DATABASE, CLOCK, Map.of());
    }

    @AfterAll
    static void stop() {
        b.close();
        a.close();
    }

    @Test
    void bothDecideByWhatOneActivatesWithinMoments() {
        Policies onA = a.get(Policies.class);
        PolicyVersion low = onA.inForce("plan", NOW);
        PolicyVersion high = onA.post("plan", low.csv().replace("49.00", "59.00"), REVOPS, "", NOW);
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            PolicyVersion next = i % 2 == 0 ? high : low;
            activate(onA, next);
            long committed = System.nanoTime();
            assertThat(fee(a)).isEqualTo(i % 2 == 0 ? "59.00" : "49.00");
            awaitFee(b, i % 2 == 0 ? "59.00" : "49.00");
            micros.add((System.nanoTime() - committed) / 1_000);
        }
        List<Long> sorted = micros.stream().sorted().toList();
        System.out.printf(
                "from commit to effect on the other node: p50 %.1f ms, max %.1f ms, over %d activations%n",
                sorted.get(sorted.size() / 2) / 1e3, sorted.getLast() / 1e3, sorted.size());
        awaitReported(low.hash());
    }

    @Test
    void aNodeThatIsCutOffFromTheNewsFindsThemByLooking() {
        Policies onA = a.get(Policies.class);
        PolicyVersion before = onA.inForce("plan", NOW);
        PolicyVersion next = onA.post("plan", before.csv().replace("199.00", "189.00"), REVOPS, "", NOW);
        Awaitility.await().atMost(SECONDS).until(() -> listening("node-b") == 1);
        // Deaf for good: its thread is stopped, so only the poll is left.
        b.get("policyListener", Poller.class).stop();
        cut("node-b");
        activate(onA, next);
        awaitReported(next.hash());
        // And with the thread alive again, a killed connection is opened anew.
        b.get("policyListener", Poller.class).start();
        Awaitility.await().atMost(SECONDS).until(() -> listening("node-b") == 1);
        assertThat(cut("node-b")).isPositive();
        activate(onA, before);
        awaitReported(before.hash());
        Awaitility.await().atMost(SECONDS).until(() -> listening("node-b") == 1);
    }

    @Test
    void aNodeLeavesWhenItEnds() {
        AppNode c = AppNode.start("node-c", DATABASE, CLOCK, Map.of());
        Awaitility.await().atMost(SECONDS).until(() -> nodes().containsKey("node-c") && listening("node-c") == 1);
        c.close();
        assertThat(nodes()).doesNotContainKey("node-c").containsKeys("node-a", "node-b");
    }

    private static void activate(Policies policies, PolicyVersion version) {
        ApprovedPolicies.activate(a.get(DataSource.class), policies, "plan", version.hash(), NOW, REVOPS, NOW);
    }

    private static String fee(AppNode node) {
        BigDecimal fee = Objects.requireNonNull(node.get(Policies.class)
                        .decide(PolicySets.PLAN, NOW, List.of(EMAIL))
                        .getFirst()
                        .decision())
                .baseFee();
        return fee.toPlainString();
    }

    /** Looks without a pause: what is measured is the node, not the measuring. */
    private static void awaitFee(AppNode node, String fee) {
        long deadline = System.nanoTime() + SECONDS.toNanos();
        while (!fee(node).equals(fee)) {
            assertThat(System.nanoTime()).as("waiting for " + fee).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void awaitReported(String hash) {
        Awaitility.await()
                .atMost(SECONDS)
                .untilAsserted(() -> assertThat(nodes())
                        .extractingByKeys("node-a", "node-b")
                        .allSatisfy(node -> assertThat(node.use("plan").map(PolicyNode.Use::versionHash))
                                .contains(hash)));
    }

    private static Map<String, PolicyNode> nodes() {
        return a.get(PolicyNodes.class).all().stream().collect(Collectors.toMap(PolicyNode::id, node -> node));
    }

    private static int cut(String node) {
        return count("select count(pg_terminate_backend(pid))", node);
    }

    private static int listening(String node) {
        return count("select count(*)", node);
    }

    private static int count(String select, String node) {
        return JdbcClient.create(DATABASE)
                .sql(select + """
                         from pg_stat_activity
                        where application_name = :node and query = 'listen policy_activation'
                        """)
                .param("node", node)
                .query(Integer.class)
                .single();
    }
}
