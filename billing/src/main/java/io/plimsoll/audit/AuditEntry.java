package io.plimsoll.audit;

import io.plimsoll.kernel.Actor;
import java.time.Instant;
import java.util.Map;

/**
 * One thing that someone did.
 *
 * @param action capability and verb in the past tense: {@code customer.changed}
 * @param subject the thing's id or key: {@code sub_12}, {@code customer:acme}
 * @param detail what changed; decimals as strings
 */
public record AuditEntry(Actor actor, String action, String subject, Map<String, ?> detail, Instant recordedAt) {

    public AuditEntry {
        detail = Map.copyOf(detail);
    }
}
