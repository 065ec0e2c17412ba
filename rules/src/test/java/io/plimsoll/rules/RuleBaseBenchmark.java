package io.plimsoll.rules;

import io.plimsoll.rules.plan.PlanQuestion;
import io.plimsoll.rules.table.PolicyTable;
import io.plimsoll.rules.tier.TierQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints how long the rules take to compile and how many distinct questions they answer a second, on one thread. */
public final class RuleBaseBenchmark {

    private static final int QUESTIONS = 20_000;
    private static final int ROUNDS = 12;

    private RuleBaseBenchmark() {}

    public static void main(String... arguments) {
        long start = System.nanoTime();
        RuleBase.compiled();
        System.out.println("compiled in " + (System.nanoTime() - start) / 1_000_000 + " ms");

        List<PlanQuestion> plans = new ArrayList<>();
        List<TierQuestion> tiers = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            plans.add(new PlanQuestion("email-49", "startup", "US", "USD", i, Attributes.NONE));
            tiers.add(new TierQuestion("web-traffic", "requests", "segment-" + i, "USD", Attributes.NONE));
        }
        measure("plan, shipped rows", PolicySets.PLAN, ShippedPolicies.table(PolicySets.PLAN), plans);
        measure("tier, shipped rows", PolicySets.TIER, ShippedPolicies.table(PolicySets.TIER), tiers);
        measure("tier, 500 rows", PolicySets.TIER, manyTiers(500), tiers);
    }

    private static <Q, D> void measure(String what, PolicySet<Q, D> set, PolicyTable table, List<Q> questions) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            RuleBase.compiled().answers(set, table, questions);
            best = Math.min(best, System.nanoTime() - start);
        }
        long perSecond = QUESTIONS * 1_000_000_000L / best;
        System.out.println(what + " (" + table.rows().size() + "): " + perSecond + " questions/s");
    }

    private static PolicyTable manyTiers(int rows) {
        List<Map<String, String>> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String plan = i == rows - 1 ? "web-traffic" : "plan-" + i;
            table.add(Map.of(
                    "row",
                    "r" + i,
                    "price",
                    "p" + i,
                    "plan",
                    plan,
                    "currency",
                    "USD",
                    "model",
                    "PER_UNIT",
                    "unitPrice",
                    "0.01"));
        }
        return PolicyTable.of(PolicySets.TIER.schema(), table);
    }
}
