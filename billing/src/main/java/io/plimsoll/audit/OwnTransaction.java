package io.plimsoll.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records apart from whatever transaction is under way. */
@Component
public class OwnTransaction {

    private final Audit audit;

    OwnTransaction(Audit audit) {
        this.audit = audit;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(AuditEntry entry) {
        audit.record(List.of(entry));
    }
}
