package io.plimsoll;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a law on many random cases, the same ones each time, so that a red build is never a matter of luck. Other cases come
 * from {@code -Dplimsoll.seed=…}; with {@code -Dplimsoll.cases=1} a failed case is seen alone.
 */
public final class SeededCases {

    private static final int CASES = Integer.getInteger("plimsoll.cases", 5_000);
    /** Where random cases of all tests begin. */
    public static final long SEED = Long.getLong("plimsoll.seed", 1_876);

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
