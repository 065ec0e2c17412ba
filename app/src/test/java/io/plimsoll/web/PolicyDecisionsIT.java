package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.Browser;
import io.plimsoll.access.Role;
import io.plimsoll.kernel.Actor;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.plan.PlanQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Decisions, explained on a page and to programs, and the nodes that make them. */
class PolicyDecisionsIT extends AppTest {

    @Autowired
    Policies policies;

    @Test
    void explainsAndRecomputesADecision() {
        long id = policies.record(
                        policies.decide(
                                PolicySets.PLAN,
                                START,
                                List.of(new PlanQuestion("email-49", "startup", "US", "USD", 0, Attributes.NONE))),
                        START)
                .getFirst();
        JsonNode decision = get("/api/v1/policy-decisions/" + id).json();
        assertThat(decision.get("rowIds").get(0).asString()).isEqualTo("email-49-usd");
        assertThat(decision.get("whyNot").get(0).get("column").asString()).isEqualTo("plan");
        assertThat(decision.get("inForce").get(0).get("kind").asString()).isEqualTo("SHIPPED");
        assertThat(post("/api/v1/policy-decisions/" + id + "/recompute", "{}")
                        .json()
                        .get("equal")
                        .asBoolean())
                .isTrue();
        assertThat(get("/api/v1/policy-decisions/4711000").code()).isEqualTo("unknown-policy-decision");

        Browser browser = browser(Role.AUDITOR);
        assertThat(browser.get("/policy-decisions/" + id + "?recompute=true")).isEqualTo(200);
        assertThat(browser.body())
                .contains(
                        "equal to the cent",
                        "id=\"row-email-49-usd\" class=\"lit\"",
                        "asked email-49",
                        "system:shipped");
    }

    @Test
    void showsOfALongTableTheRowsAroundTheDecidingOne() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int row = 0; row < 2_000; row++) {
            rows.add(Map.of("row", "r" + row, "plan", "long-" + row, "baseFee", "1"));
        }
        PolicyVersion draft = policies.postRows("plan", rows, Actor.user("ash"), "", START);
        Browser browser = browser(Role.REVOPS);
        Map<String, String> fields = Map.of(
                "version", draft.hash(),
                "ask.plan", "long-1500",
                "ask.segment", "startup",
                "ask.country", "US",
                "ask.currency", "USD",
                "ask.tenureMonths", "0");
        assertThat(browser.submit("/policies/plan/ask", fields)).isEqualTo(200);
        assertThat(browser.body())
                .contains("id=\"row-r1500\"", "id=\"row-r1499\"", "1,492 rows are not shown", "(1,500 rows)")
                .doesNotContain("id=\"row-r700\"");
        assertThat(browser.body().length()).isLessThan(200_000);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        Browser browser = browser(Role.AUDITOR);
        assertThat(browser.submit("/policies/terms/ask", Map.of("ask.plan", "free")))
                .isEqualTo(200);
        assertThat(browser.body()).contains("expected a value for `currency`, but got nothing");
    }

    @Test
    void listsTheNodesAndWhatTheyDecideBy() {
        JsonNode nodes = get("/api/v1/policies/nodes").json().get("data");
        assertThat(nodes).isNotEmpty();
        JsonNode node = nodes.get(0);
        assertThat(node.get("alive").asBoolean()).isTrue();
        assertThat(node.get("versions").valueStream().map(use -> use.get("set").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        PolicySets.ALL.stream().map(set -> set.name()).toList());
    }

    @Test
    void refusesToRollBackToWhatNeverWasInForce() {
        String hash = policies.postRows(
                        "plan",
                        List.of(Map.of("row", "only", "plan", "rollback-it", "baseFee", "1")),
                        Actor.user("ash"),
                        "",
                        START)
                .hash();
        String body = "{\"to\":\"" + hash + "\",\"reason\":\"try\"}";
        assertThat(post("/api/v1/policies/plan/rollback", body).code()).isEqualTo("never-in-force");
        assertThat(post("/api/v1/policies/plan/rollback", "{\"to\":\"" + hash + "\",\"reason\":\"\"}")
                        .pointers())
                .containsExactly("/reason");
    }
}
