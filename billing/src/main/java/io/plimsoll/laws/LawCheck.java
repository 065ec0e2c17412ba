package io.plimsoll.laws;

import java.time.Instant;
import java.util.List;

/**
 * The last look at a law.
 *
 * @param examined cases looked at
 * @param breaches how many of them broke it
 * @param sample the first of the breaches, at most {@link Laws#SAMPLE}
 */
public record LawCheck(Law law, Instant checkedAt, long examined, long breaches, List<Breach> sample) {

    public LawCheck {
        sample = List.copyOf(sample);
    }

    public boolean holds() {
        return breaches == 0;
    }
}
