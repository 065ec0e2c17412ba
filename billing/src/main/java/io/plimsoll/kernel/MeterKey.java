package io.plimsoll.kernel;

/** Names a meter, such as {@code api-calls}. */
public record MeterKey(String value) implements Comparable<MeterKey> {

    public MeterKey {
        NaturalKey.check(value);
    }

    @Override
    public int compareTo(MeterKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
