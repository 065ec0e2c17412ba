/** The names and variables of {@code TrialProcess}; the README beside the drawing tells its story. */
@NullMarked
package io.plimsoll.bpmn.trial;

import org.jspecify.annotations.NullMarked;
