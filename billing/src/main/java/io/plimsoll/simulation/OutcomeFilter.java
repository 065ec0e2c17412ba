package io.plimsoll.simulation;

/** Which periods of a simulation are wanted. */
public enum OutcomeFilter {
    ALL("true"),
    CHANGED("difference <> 0"),
    JUMPED("difference > 0 and difference * 100 > baseline_total * jump_percent"),
    NEWLY_HELD("candidate_held and not baseline_held and difference is not null"),
    NO_LONGER_HELD("baseline_held and not candidate_held and difference is not null"),
    FAILED("difference is null");

    private final String condition;

    OutcomeFilter(String condition) {
        this.condition = condition;
    }

    /** Over {@code policy_simulation_outcome}, with {@code jump_percent} beside it. */
    String condition() {
        return condition;
    }
}
