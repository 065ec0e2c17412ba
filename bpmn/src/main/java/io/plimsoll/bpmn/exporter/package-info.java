/**
 * The history exporter: loaded by the broker, it copies the records an auditor needs into {@code workflow_record}.
 *
 * <p>Owns: which records are kept, how they become rows, and when the broker may forget them: only after the commit. Does
 * not own: the tables (made by the migrations of {@code billing}) nor what the rows mean; projections are made there.
 *
 * <p>Completeness is checkable. The exporter asks the broker for every record, kept or not, and positions of a partition
 * count up without a gap, so each batch must start where {@code workflow_export_progress.exported_position} ended. Records
 * that are not kept only move that position; a position that never came is added to {@code missing_positions}, which
 * therefore stays 0. Rows are keyed by {@code (partition_id, position)}, so what the broker repeats after a crash changes
 * nothing, and a row that differs from a repeated record shows that another broker's log is being written: refused.
 *
 * <p>This package runs inside the broker beside nothing but the exporter API and the PostgreSQL driver: JDK 21, no Spring,
 * no other library.
 */
@NullMarked
package io.plimsoll.bpmn.exporter;

import org.jspecify.annotations.NullMarked;
