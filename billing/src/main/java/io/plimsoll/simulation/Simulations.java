package io.plimsoll.simulation;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Requests simulations, shows how far they are and what they come to. */
@Component
public class Simulations {

    private final SimulationFindings findings;

    Simulations(SimulationFindings findings) {
        this.findings = findings;
    }

    /**
     * How much money a version moves, by the newest completed simulation of it against the base; empty when there is none.
     *
     * @param versionHash the full hash of the version
     * @param baseHash the full hash of the version it was compared with
     */
    public Optional<Impact> impactOf(String set, String versionHash, String baseHash) {
        return findings.newestCompleted(set, versionHash, baseHash).map(findings::impact);
    }
}
