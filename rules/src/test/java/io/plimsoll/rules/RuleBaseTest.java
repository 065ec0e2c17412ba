package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.rules.plan.PlanDecision;
import io.plimsoll.rules.plan.PlanQuestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBaseTest {

    @Test
    void answersInTheOrderAsked() {
        List<Answer<PlanDecision>> answers = RuleBase.compiled()
                .answers(
                        PolicySets.PLAN,
                        ShippedPolicies.table(PolicySets.PLAN),
                        List.of(
                                new PlanQuestion("email-49", "startup", "US", "USD", 0),
                                new PlanQuestion("nowhere", "startup", "US", "USD", 0),
                                new PlanQuestion("email-49", "startup", "DE", "EUR", 3)));
        assertThat(answers)
                .extracting(Answer::rowIds)
                .containsExactly(List.of("email-49-usd"), List.of(), List.of("email-49-eur"));
    }
}
