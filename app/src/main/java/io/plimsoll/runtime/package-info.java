/**
 * The parts Plimsoll runs on: data folder, PostgreSQL and Zeebe, started before the Spring context and stopped after it.
 *
 * <p>Owns the data folder's marker and lock, the two child processes, and the one-line refusals of a start that cannot
 * work. Does not own what is stored in either part, nor any Spring bean of the domain.
 *
 * <p>Invariants: at most one instance works on a data folder; PostgreSQL never runs without {@code fsync}; children live
 * in sessions of their own, so a terminal's Ctrl-C reaches only the app, which stops them in order: broker, then
 * PostgreSQL; children that outlived a killed app are stopped before new ones start. With {@code plimsoll.postgres.url}
 * or {@code plimsoll.zeebe.address} set, that part is used and not started.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.runtime;
