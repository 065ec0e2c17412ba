/** The workers of {@code TrialProcess}. */
@NullMarked
package io.plimsoll.workflow.trial;

import org.jspecify.annotations.NullMarked;
