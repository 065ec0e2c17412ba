/**
 * What every batch job shares: Spring Batch with its repository in PostgreSQL, and the launcher that works off queues.
 *
 * <p>Owns: claiming requests, starting their jobs, recovering executions a dead process left, stopping cleanly. Does not
 * own: what a job does (its sub-package, over a façade of {@code billing}) or the requests (their capability's table).
 *
 * <p>Invariants: a request is worked on by one process at a time, shown by an advisory lock on a connection of its own
 * that is gone when the process is; a request that is not finished is always taken up again; jobs may therefore be
 * started more than once for one request and must go on where the committed work ends.
 */
@ApplicationModule(allowedDependencies = {"kernel", "billingrun", "metering"})
@NullMarked
package io.plimsoll.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
