package io.plimsoll.kernel;

/** Names a billing run, written {@code run_17}. */
public record BillingRunId(long value) implements Comparable<BillingRunId> {

    /** Reads {@code run_17}; anything else is refused with IllegalArgumentException. */
    public static BillingRunId parse(String text) {
        return new BillingRunId(PrefixedId.parse("run", text));
    }

    @Override
    public int compareTo(BillingRunId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "run_" + value;
    }
}
