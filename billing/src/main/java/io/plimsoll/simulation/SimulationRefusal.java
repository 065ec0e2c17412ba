package io.plimsoll.simulation;

import io.plimsoll.kernel.RefusalCode;

/** Why a simulation was refused. */
public enum SimulationRefusal implements RefusalCode {
    UNKNOWN_SIMULATION(Kind.NOT_FOUND),
    UNKNOWN_SIMULATED_PERIOD(Kind.NOT_FOUND),
    INVALID_SIMULATION(Kind.INVALID),
    BAD_SIMULATION_CURSOR(Kind.INVALID),
    SIMULATION_IS_OVER(Kind.CONFLICT),
    SIMULATION_IS_NOT_COMPLETED(Kind.CONFLICT),
    VERSION_WAS_NEVER_IN_FORCE(Kind.CONFLICT);

    private final Kind kind;

    SimulationRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
