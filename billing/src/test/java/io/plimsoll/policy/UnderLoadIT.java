package io.plimsoll.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollComponents;
import io.plimsoll.PlimsollDatabase;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.kernel.Actor;
import io.plimsoll.rules.Attributes;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.ShippedPolicies;
import io.plimsoll.rules.plan.PlanDecision;
import io.plimsoll.rules.plan.PlanQuestion;
import io.plimsoll.rules.terms.TermsDecision;
import io.plimsoll.rules.terms.TermsQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A thousand activations and rollbacks while others decide. Version k says k in every row of {@code plan} and of {@code
 * terms}, and both sets move in one transaction: whoever sees two numbers has seen two states of policy at once.
 */
class UnderLoadIT {

    private static final Actor REVOPS = Actor.user("revops");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final int VERSIONS = 5;
    private static final int ACTIVATIONS = 1_000;
    private static final int DECIDERS = 3;

    private final DataSource dataSource = PlimsollDatabase.fresh();

    @Test
    void neverFailsAndNeverMixesVersionsWhileAThousandActivationsPass() throws Exception {
        try (AnnotationConfigApplicationContext node =
                        PlimsollComponents.over(dataSource, "audit", "testclock", "attribute", "policy");
                ExecutorService threads = Executors.newFixedThreadPool(DECIDERS)) {
            Policies policies = node.getBean(Policies.class);
            TransactionTemplate transaction = new TransactionTemplate(node.getBean(PlatformTransactionManager.class));
            List<String> plans = new ArrayList<>();
            List<String> terms = new ArrayList<>();
            for (int k = 1; k <= VERSIONS; k++) {
                plans.add(policies.postRows("plan", plan(k), REVOPS, "", MAY).hash());
                terms.add(policies.post("terms", terms(k), REVOPS, "", MAY).hash());
            }
            activateBoth(policies, transaction, plans.getFirst(), terms.getFirst(), MAY);
            AtomicBoolean over = new AtomicBoolean();
            List<Future<Integer>> deciders = new ArrayList<>();
            for (int i = 0; i < DECIDERS; i++) {
                deciders.add(threads.submit(() -> decideUntil(over, policies)));
            }
            try {
                for (int made = 2, k = 1; made < ACTIVATIONS; made += 2, k++) {
                    String plan = plans.get(k % VERSIONS);
                    String term = terms.get(k % VERSIONS);
                    Instant at = MAY.plusSeconds(k);
                    if (k < VERSIONS) {
                        activateBoth(policies, transaction, plan, term, at);
                    } else {
                        transaction.executeWithoutResult(status -> {
                            policies.rollback("plan", plan, "under load", REVOPS, at);
                            policies.rollback("terms", term, "under load", REVOPS, at);
                        });
                    }
                }
            } finally {
                over.set(true);
            }
            int decided = 0;
            for (Future<Integer> decider : deciders) {
                decided += decider.get();
            }
            System.out.println(ACTIVATIONS + " activations and rollbacks while " + decided
                    + " times three questions were decided, none failed, none mixed");
            assertThat(decided).isPositive();
            assertThat(JdbcClient.create(dataSource)
                            .sql("select count(*) from policy_activation where policy_set in ('plan', 'terms')")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(ACTIVATIONS + 2);
            // Two rows a plan, four a table of terms, and what was shipped: a table is held once, however often it is
            // activated.
            assertThat(policies.cachedRows()).isLessThan(100);
        }
    }

    private void activateBoth(
            Policies policies, TransactionTemplate transaction, String plan, String terms, Instant at) {
        transaction.executeWithoutResult(status -> {
            ApprovedPolicies.activate(dataSource, policies, "plan", plan, at, REVOPS, at);
            ApprovedPolicies.activate(dataSource, policies, "terms", terms, at, REVOPS, at);
        });
    }

    private static int decideUntil(AtomicBoolean over, Policies policies) {
        int rounds = 0;
        while (!over.get()) {
            PolicyPin pin = policies.pin();
            List<Decided<PlanDecision>> both = policies.decide(
                    PolicySets.PLAN,
                    JUNE,
                    List.of(
                            new PlanQuestion("a", "startup", "US", "USD", 0, Attributes.NONE),
                            new PlanQuestion("b", "startup", "US", "USD", 0, Attributes.NONE)),
                    pin);
            Decided<TermsDecision> terms = policies.decide(
                            PolicySets.TERMS, JUNE, List.of(new TermsQuestion("a", "USD", Attributes.NONE)), pin)
                    .getFirst();
            int first = fee(both.getFirst());
            if (first != fee(both.getLast())
                    || first != Objects.requireNonNull(terms.decision()).paymentDays()) {
                throw new AssertionError("expected one state of policy, but got " + both + " and " + terms);
            }
            rounds++;
            // The activations must get on, on two cores too.
            LockSupport.parkNanos(500_000);
        }
        return rounds;
    }

    private static int fee(Decided<PlanDecision> decided) {
        return Objects.requireNonNull(decided.decision()).baseFee().intValueExact();
    }

    private static List<Map<String, String>> plan(int k) {
        return List.of(
                Map.of("row", "a", "plan", "a", "baseFee", Integer.toString(k)),
                Map.of("row", "b", "plan", "b", "baseFee", Integer.toString(k)));
    }

    private static String terms(int k) {
        return ShippedPolicies.table(PolicySets.TERMS).csv().replaceAll(",(14|45)\n", "," + k + "\n");
    }
}
