package io.plimsoll.invoicing;

import io.plimsoll.kernel.InvoiceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All gates as one. */
@Component
class IssueGates implements IssueGate {

    /** Looked up when asked: a gate may itself read invoices. */
    private final ObjectProvider<IssueGate> gates;

    IssueGates(ObjectProvider<IssueGate> gates) {
        this.gates = gates;
    }

    /** Of several that say no, the one that will say so longest. */
    @Override
    public Optional<NotYet> notYet(InvoiceId id, Instant at) {
        return gates.stream()
                .filter(gate -> gate != this)
                .flatMap(gate -> gate.notYet(id, at).stream())
                .max(Comparator.comparing(NotYet::lookAgainAt));
    }
}
