package io.plimsoll.laws;

import java.util.Locale;

/** Something that must hold for every case in the books; its query is {@code laws/<name>.sql}. */
public enum Law {
    /** Each threshold is told once per period. */
    THRESHOLD_TOLD_ONCE,
    /** No human task without a workflow that goes on. */
    TASK_HAS_LIVE_INSTANCE,
    /** No human task is left after its workflow ended. */
    NO_TASK_AFTER_END,
    /** No invoice above the customer's budget cap is issued without hold and consent. */
    BUDGET_CAP_NEEDS_CONSENT,
    /** Every workflow ends, waits for something, or shows an incident. */
    INSTANCE_ENDS_OR_SHOWS_INCIDENT;

    String fileName() {
        return "/laws/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
    }
}
