package io.plimsoll.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.kernel.Actor;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.WhyNot;
import io.plimsoll.rules.plan.PlanQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PolicyExplanationsIT {

    private static final Actor REVOPS = Actor.user("revops");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final DataSource dataSource = PlimsollDatabase.fresh();
    private final AnnotationConfigApplicationContext node =
            PlimsollComponents.over(dataSource, "audit", "testclock", "attribute", "policy");
    private final Policies policies = node.getBean(Policies.class);
    private final PolicyExplanations explanations = node.getBean(PolicyExplanations.class);
    private final PolicyVersion shipped = policies.inForce("plan", MAY);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void recomputesAStoredDecisionByTheVersionThatMadeItAndSaysWhetherItIsEqual() {
        long id = decided();
        raiseFromJune();
        assertThat(explanations.recompute(id).isEqual()).isTrue();

        JdbcClient.create(dataSource)
                .sql("update policy_decision set outcome = replace(outcome::text, '49.00', '49.01')::jsonb")
                .update();
        RecomputedDecision recomputed = explanations.recompute(id);
        assertThat(recomputed.isEqual()).isFalse();
        assertThat(recomputed.rows().getFirst()).containsEntry("baseFee", "49.00");
        assertThat(recomputed.stored().rows().getFirst()).containsEntry("baseFee", "49.01");
    }

    @Test
    void explainsAStoredDecisionInItsTableBetweenTheVersionsBeforeAndAfter() {
        long id = decided();
        String raised = raiseFromJune();
        ExplainedDecision explained = explanations.of(policies.recorded(id));
        assertThat(explained.version().hash()).isEqualTo(shipped.hash());
        assertThat(explained.rowIds()).containsExactly("email-49-usd");
        assertThat(explained.whyNot()).isNotEmpty().extracting(WhyNot::column).containsOnly("plan");
        PolicyNeighbours neighbours = explanations.neighbours(explained.version(), MAY);
        assertThat(neighbours.before()).isNull();
        assertThat(neighbours.after()).isEqualTo(new PolicyTakeover(raised, JUNE));
        assertThat(explanations
                        .neighbours(policies.version("plan", raised), JUNE)
                        .before())
                .isEqualTo(new PolicyTakeover(shipped.hash(), Instant.EPOCH));
    }

    @Test
    void asksAVersionThatIsNotInForceWithoutStoringAnything() {
        PolicyVersion draft = policies.post("plan", shipped.csv().replace("49.00", "59.00"), REVOPS, "", MAY);
        ExplainedDecision explained = explanations.ask(
                draft,
                Map.of(
                        "plan",
                        "email-49",
                        "segment",
                        "startup",
                        "country",
                        "US",
                        "currency",
                        "USD",
                        "tenureMonths",
                        "0"));
        assertThat(explained.rowIds()).containsExactly("email-49-usd");
        assertThat(explained.table().row("email-49-usd").orElseThrow().cells()).containsEntry("baseFee", "59.00");
        assertThat(explanations.neighbours(draft, MAY)).isEqualTo(new PolicyNeighbours(null, null, null));
        assertThatThrownBy(() -> explanations.ask(draft, Map.of("plan", "email-49", "tenureMonths", "soon")))
                .hasMessageContaining("expected");
        assertThat(JdbcClient.create(dataSource)
                        .sql("select count(*) from policy_decision")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private long decided() {
        PlanQuestion question = new PlanQuestion("email-49", "startup", "US", "USD", 0, Attributes.NONE);
        return policies.record(policies.decide(PolicySets.PLAN, MAY, List.of(question)), MAY)
                .getFirst();
    }

    private String raiseFromJune() {
        PolicyVersion raised = policies.post("plan", shipped.csv().replace("49.00", "59.00"), REVOPS, "", MAY);
        ApprovedPolicies.activate(dataSource, policies, "plan", raised.hash(), JUNE, REVOPS, MAY);
        return raised.hash();
    }
}
