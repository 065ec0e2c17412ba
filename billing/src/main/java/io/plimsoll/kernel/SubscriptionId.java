package io.plimsoll.kernel;

/** Names a subscription, written {@code sub_17}. */
public record SubscriptionId(long value) implements Comparable<SubscriptionId> {

    /** Reads {@code sub_17}; anything else is refused with IllegalArgumentException. */
    public static SubscriptionId parse(String text) {
        return new SubscriptionId(PrefixedId.parse("sub", text));
    }

    @Override
    public int compareTo(SubscriptionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "sub_" + value;
    }
}
