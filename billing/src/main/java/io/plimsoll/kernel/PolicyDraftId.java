package io.plimsoll.kernel;

/** Names a draft of a policy table, written {@code dft_17}. */
public record PolicyDraftId(long value) implements Comparable<PolicyDraftId> {

    /** Reads {@code dft_17}; anything else is refused with IllegalArgumentException. */
    public static PolicyDraftId parse(String text) {
        return new PolicyDraftId(PrefixedId.parse("dft", text));
    }

    @Override
    public int compareTo(PolicyDraftId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "dft_" + value;
    }
}
