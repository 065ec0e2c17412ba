package io.plimsoll.kernel;

/** Names the crossing of a usage threshold, written {@code thr_17}. */
public record ThresholdCrossingId(long value) implements Comparable<ThresholdCrossingId> {

    /** Reads {@code thr_17}; anything else is refused with IllegalArgumentException. */
    public static ThresholdCrossingId parse(String text) {
        return new ThresholdCrossingId(PrefixedId.parse("thr", text));
    }

    @Override
    public int compareTo(ThresholdCrossingId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "thr_" + value;
    }
}
