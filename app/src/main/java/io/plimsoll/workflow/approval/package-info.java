/** The workers of {@code PolicyApprovalProcess}, and the watch over submissions whose time is over. */
@NullMarked
package io.plimsoll.workflow.approval;

import org.jspecify.annotations.NullMarked;
