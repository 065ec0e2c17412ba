package io.plimsoll.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.rules.plan.PlanDecision;
import io.plimsoll.rules.plan.PlanQuestion;
import java.time.Duration;
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

    @Test
    void refusesATableThatWouldKeepASessionBusyBeyondItsLimits() {
        PlanQuestion asked = new PlanQuestion("email-49", "startup", "US", "USD", 0, Attributes.NONE);
        // One row fits, and it decides: two firings.
        assertThat(answersWithin(new SessionLimits(2, Duration.ofSeconds(30)), asked))
                .hasSize(1);
        assertThatThrownBy(() -> answersWithin(new SessionLimits(1, Duration.ofSeconds(30)), asked))
                .isInstanceOf(RulesLimitException.class)
                .hasMessage("expected 14 rows of `plan` to answer 1 questions in at most 1 firings and 30000 ms, "
                        + "but they did not: too many rows fit one question");
        assertThatThrownBy(() -> answersWithin(new SessionLimits(2, Duration.ZERO), asked))
                .isInstanceOf(RulesLimitException.class);
    }

    private static List<Answer<PlanDecision>> answersWithin(SessionLimits limits, PlanQuestion question) {
        return RuleBase.compiled()
                .within(limits)
                .answers(PolicySets.PLAN, ShippedPolicies.table(PolicySets.PLAN), List.of(question));
    }
}
