/** Keeps the projections of the workflow history up with what the broker's exporter wrote. */
@NullMarked
package io.plimsoll.workflow.history;

import org.jspecify.annotations.NullMarked;
