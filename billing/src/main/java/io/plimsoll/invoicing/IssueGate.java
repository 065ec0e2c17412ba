package io.plimsoll.invoicing;

import io.plimsoll.kernel.InvoiceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that must have happened before an invoice is issued, said by the capability that knows. Every bean of this type
 * is asked, by the process that waits and again in the transaction that issues.
 */
public interface IssueGate {

    /** Empty when the invoice may be issued as far as this gate is concerned; answers the same while nothing changes. */
    Optional<NotYet> notYet(InvoiceId id, Instant at);
}
