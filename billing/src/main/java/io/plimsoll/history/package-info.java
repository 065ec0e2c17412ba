/**
 * What the workflows did and what waits for a person, projected from the records the broker's exporter wrote.
 *
 * <p>Owns: {@code workflow_record} once written, its projections ({@code workflow_instance}, {@code workflow_step},
 * {@code workflow_incident}, {@code user_task}) and {@code user_task_completion}. Does not own: the exporter, the broker,
 * or what an outcome does to an invoice or a crossing.
 *
 * <p>Invariants: records are projected once, by position, partition by partition; emptying the projections and replaying
 * gives the same rows. Who decided a user task, what and why is stored before the broker is told, in one transaction with
 * the outbox message that tells it.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "outbox"})
@NullMarked
package io.plimsoll.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
