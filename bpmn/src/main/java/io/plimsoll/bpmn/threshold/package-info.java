/** The names and variables of {@code UsageThresholdProcess}; the README beside the drawing tells its story. */
@NullMarked
package io.plimsoll.bpmn.threshold;

import org.jspecify.annotations.NullMarked;
