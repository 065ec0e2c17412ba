/** The workers of {@code DunningProcess}. */
@NullMarked
package io.plimsoll.workflow.dunning;

import org.jspecify.annotations.NullMarked;
