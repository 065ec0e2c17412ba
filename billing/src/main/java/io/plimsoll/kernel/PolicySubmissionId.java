package io.plimsoll.kernel;

/** Names the submission of a policy version for approval, written {@code psub_17}. */
public record PolicySubmissionId(long value) implements Comparable<PolicySubmissionId> {

    /** Reads {@code psub_17}; anything else is refused with IllegalArgumentException. */
    public static PolicySubmissionId parse(String text) {
        return new PolicySubmissionId(PrefixedId.parse("psub", text));
    }

    @Override
    public int compareTo(PolicySubmissionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "psub_" + value;
    }
}
