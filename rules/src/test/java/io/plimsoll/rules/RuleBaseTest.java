package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.rules.plan.PlanDecision;
import io.plimsoll.rules.plan.PlanQuestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleBaseTest {

    @Test
    void answersInTheOrderAsked() {
        List<Answer<PlanDecision>> answers = RuleBase.compiled()
                .answers(
                        PolicySets.PLAN,
                        ShippedPolicies.table(PolicySets.PLAN),
                        List.of(
                                new PlanQuestion("email-49", "startup", "US", "USD", 0, Attributes.NONE),
                                new PlanQuestion("nowhere", "startup", "US", "USD", 0, Attributes.NONE),
                                new PlanQuestion("email-49", "startup", "DE", "EUR", 3, Attributes.NONE)));
        assertThat(answers)
                .extracting(Answer::rowIds)
                .containsExactly(List.of("email-49-usd"), List.of(), List.of("email-49-eur"));
    }

    @Test
    void asksOnceWhatDiffersOnlyInAttributesThatNoRowAsksFor() {
        PlanQuestion asked = new PlanQuestion("email-49", "startup", "US", "USD", 0, Attributes.NONE);
        PlanQuestion other = asked.with(new Attributes(Map.of("customer.industry", "Food")));
        List<Answer<PlanDecision>> answers = RuleBase.compiled()
                .answers(PolicySets.PLAN, ShippedPolicies.table(PolicySets.PLAN), List.of(asked, other));
        assertThat(answers.getFirst()).isSameAs(answers.getLast());
        assertThat(PolicySets.PLAN.narrowedTo(Set.of(), other)).isEqualTo(asked);
        assertThat(PolicySets.PLAN.narrowedTo(Set.of("customer.industry"), other))
                .isEqualTo(other);
    }
}
