package io.plimsoll.bpmn;

import io.plimsoll.bpmn.approval.PolicyApprovalProcess;
import io.plimsoll.bpmn.commitment.CommitmentRenewalProcess;
import io.plimsoll.bpmn.dunning.DunningProcess;
import io.plimsoll.bpmn.invoice.InvoiceProcess;
import io.plimsoll.bpmn.threshold.UsageThresholdProcess;
import io.plimsoll.bpmn.trial.TrialProcess;
import java.util.List;

/** Every process of Plimsoll. */
public final class Processes {

    public static final List<BpmnProcess> ALL = List.of(
            UsageThresholdProcess.PROCESS,
            InvoiceProcess.PROCESS,
            PolicyApprovalProcess.PROCESS,
            DunningProcess.PROCESS,
            CommitmentRenewalProcess.PROCESS,
            TrialProcess.PROCESS);

    private Processes() {}

    /** The process of this id; an unknown id is a programmer's error. */
    public static BpmnProcess ofId(String id) {
        return ALL.stream()
                .filter(process -> process.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("expected the id of a process, but got `%s`".formatted(id)));
    }
}
