package io.plimsoll.kernel;

/** Names a commitment, written {@code com_17}. */
public record CommitmentId(long value) {

    /** Reads {@code com_17}; anything else is refused with IllegalArgumentException. */
    public static CommitmentId parse(String text) {
        return new CommitmentId(PrefixedId.parse("com", text));
    }

    @Override
    public String toString() {
        return "com_" + value;
    }
}
