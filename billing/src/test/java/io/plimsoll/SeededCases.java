package io.plimsoll;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a law on many random cases. The seed is printed and can be set again: {@code -Dplimsoll.seed=…}, with {@code
 * -Dplimsoll.cases=1} to see a failed case alone.
 */
public final class SeededCases {

    private static final int CASES = Integer.getInteger("plimsoll.cases", 5_000);
    private static final long SEED = Long.getLong("plimsoll.seed", System.nanoTime());

    private SeededCases() {}

    /** Each case has its own seed, so that one of them is replayed without those before it. */
    public static void check(String law, Consumer<Random> oneCase) {
        System.out.printf("%s: %,d cases from seed %d%n", law, CASES, SEED);
        for (int number = 0; number < CASES; number++) {
            long seed = SEED + number;
            try {
                oneCase.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        law + " does not hold; replay with -Dplimsoll.seed=" + seed + " -Dplimsoll.cases=1: " + e, e);
            }
        }
    }
}
