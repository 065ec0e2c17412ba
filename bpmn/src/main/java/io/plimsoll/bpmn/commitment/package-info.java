/** The names and variables of {@code CommitmentRenewalProcess}; the README beside the drawing tells its story. */
@NullMarked
package io.plimsoll.bpmn.commitment;

import org.jspecify.annotations.NullMarked;
