package io.plimsoll.workflow.dunning;

import io.plimsoll.bpmn.dunning.DunningProcess;
import io.plimsoll.dunning.Dunning;
import io.plimsoll.dunning.DunningAction;
import io.plimsoll.history.UserTaskCompleted;
import io.plimsoll.kernel.InvoiceId;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes a step down that a person decided, in the person's name; the process then takes it. */
@Component
class StepsByHand {

    private final Dunning dunning;

    StepsByHand(Dunning dunning) {
        this.dunning = dunning;
    }

    @EventListener
    void carryOut(UserTaskCompleted decision) {
        if (!decision.task().elementId().equals(DunningProcess.DECIDE_BY_HAND_TASK)) {
            return;
        }
        dunning.decideByHand(
                InvoiceId.parse(Objects.requireNonNull(decision.task().subject())),
                DunningAction.valueOf(decision.outcome()),
                decision.note(),
                decision.actor(),
                decision.at());
    }
}
