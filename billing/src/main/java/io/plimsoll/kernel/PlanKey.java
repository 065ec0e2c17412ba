package io.plimsoll.kernel;

/** Names a plan, such as {@code email-49}. */
public record PlanKey(String value) implements Comparable<PlanKey> {

    public PlanKey {
        NaturalKey.check(value);
    }

    @Override
    public int compareTo(PlanKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
