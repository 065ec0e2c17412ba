package io.plimsoll.simulation;

import io.plimsoll.rules.PolicySets;
import java.util.Set;

/** What another version of a set can change about a bill. */
public enum Effect {
    /** Amounts, and through them what is held. */
    MONEY,
    /** Which invoices a person must look at; amounts stay. */
    HOLDING,
    /** Nothing: the billing run does not ask the set. */
    NONE;

    private static final Set<String> PRICES =
            Set.of(PolicySets.PLAN.name(), PolicySets.TIER.name(), PolicySets.TERMS.name());

    static Effect of(String set) {
        if (PRICES.contains(set)) {
            return MONEY;
        }
        return set.equals(PolicySets.REVIEW.name()) ? HOLDING : NONE;
    }
}
