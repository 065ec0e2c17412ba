/** The names and variables of {@code PolicyApprovalProcess}; the README beside the drawing tells its story. */
@NullMarked
package io.plimsoll.bpmn.approval;

import org.jspecify.annotations.NullMarked;
