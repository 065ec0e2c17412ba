/** The workers of {@code CommitmentRenewalProcess}. */
@NullMarked
package io.plimsoll.workflow.commitment;

import org.jspecify.annotations.NullMarked;
