/**
 * The batch job that works large simulations off. Owns the order of its one step; what a chunk is and what is computed is
 * {@code io.plimsoll.simulation}'s.
 */
@NullMarked
package io.plimsoll.batch.simulation;

import org.jspecify.annotations.NullMarked;
