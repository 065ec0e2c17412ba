/**
 * The processes Plimsoll runs on Zeebe: each {@link io.plimsoll.bpmn.BpmnProcess} with its file, the message that starts
 * it and, one sub-package per capability, the names and variable records its workers share.
 *
 * <p>Owns: what is drawn under {@code processes/} and every name that stands in those files. Does not own: what a worker
 * does, when a process starts, or any domain rule. Invariants: plain JDK records, no Spring and no domain code; amounts
 * and percents are decimal strings; a test holds each name here against the drawn file.
 */
@NullMarked
package io.plimsoll.bpmn;

import org.jspecify.annotations.NullMarked;
