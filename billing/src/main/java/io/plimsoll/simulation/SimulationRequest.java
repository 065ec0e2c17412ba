package io.plimsoll.simulation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What to simulate.
 *
 * @param version the candidate's hash, or its first four or more characters
 * @param against the same of the baseline; null for the version in force now
 * @param periods how many of each subscription's last billed periods, 1 to 24
 * @param jumpPercent a bill that grows by more than this counts as a jump; 0 or more
 */
public record SimulationRequest(
        String set, String version, @Nullable String against, int periods, BigDecimal jumpPercent) {

    public static final int PERIODS_MAX = 24;
    public static final BigDecimal JUMP_PERCENT = new BigDecimal(20);
}
