package io.plimsoll.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where a version stands among those in force before and after it.
 *
 * @param own when it took over last; null when it never did
 */
public record PolicyNeighbours(
        @Nullable PolicyTakeover own,
        @Nullable PolicyTakeover before,
        @Nullable PolicyTakeover after) {}
