/**
 * The batch job that works billing runs off. Owns the chunk size and the order of its one step; what closing a period
 * means is {@code io.plimsoll.billingrun}'s.
 */
@NullMarked
package io.plimsoll.batch.billingrun;

import org.jspecify.annotations.NullMarked;
