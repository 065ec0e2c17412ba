package io.plimsoll.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are meant; what is null does not narrow.
 *
 * @param customer the key in the detail
 * @param action the whole action or its capability: {@code invoice.issued}, {@code invoice}
 * @param from inclusive
 * @param to exclusive
 * @param cursor the {@code next} of the page before
 */
public record AuditFilter(
        @Nullable String subject,
        @Nullable String customer,
        @Nullable String actor,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor) {

    public static AuditFilter about(String subject) {
        return new AuditFilter(subject, null, null, null, null, null, null);
    }
}
