/**
 * The bridge between the domain and a Zeebe broker.
 *
 * <p>Owns: the broker's client and its settings, deployment, the relay that empties the outbox, the workers (one
 * sub-package per capability), the port that completes user tasks and the pace of every command. Does not own: what a
 * worker does (façades of the domain) or what is drawn (module {@code bpmn}).
 *
 * <p>Invariants: an effect is committed to PostgreSQL before the broker hears of it, and may be asked for twice; a broker
 * that is busy or gone costs time and never a message; nothing here runs while {@code plimsoll.zeebe.address} is unset.
 */
@NullMarked
package io.plimsoll.workflow;

import org.jspecify.annotations.NullMarked;
