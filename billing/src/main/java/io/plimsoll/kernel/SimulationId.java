package io.plimsoll.kernel;

/** Names a simulation, written {@code sim_17}. */
public record SimulationId(long value) implements Comparable<SimulationId> {

    /** Reads {@code sim_17}; anything else is refused with IllegalArgumentException. */
    public static SimulationId parse(String text) {
        return new SimulationId(PrefixedId.parse("sim", text));
    }

    @Override
    public int compareTo(SimulationId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "sim_" + value;
    }
}
