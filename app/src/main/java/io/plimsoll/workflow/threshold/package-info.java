/** The workers of {@code UsageThresholdProcess}, and the watch over usage that moved. */
@NullMarked
package io.plimsoll.workflow.threshold;

import org.jspecify.annotations.NullMarked;
