package io.plimsoll.rules.lint;

/**
 * How much a check may look at. Tables of people need a small part of it; a table made to be entangled ends here, instead of
 * keeping a processor busy for hours.
 */
final class Budget {

    private long left;

    Budget(long steps) {
        this.left = steps;
    }

    /** Whether there is any left after these. */
    boolean spend(long steps) {
        left -= steps;
        return left > 0;
    }

    boolean isSpent() {
        return left <= 0;
    }
}
