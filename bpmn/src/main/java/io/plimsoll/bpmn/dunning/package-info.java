/** The names and variables of {@code DunningProcess}; the README beside the drawing tells its story. */
@NullMarked
package io.plimsoll.bpmn.dunning;

import org.jspecify.annotations.NullMarked;
