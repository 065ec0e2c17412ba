package io.plimsoll.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * Holds policy still: activations made after this one do not count, also when they take effect earlier. Ids are handed out
 * in the order of the commits, so what a pin holds never changes.
 *
 * @param supposed hashes of versions that answer for their sets at every instant, by set; empty except in a simulation
 */
public record PolicyPin(long lastActivation, Map<String, String> supposed) {

    public PolicyPin {
        supposed = Map.copyOf(supposed);
    }

    public PolicyPin(long lastActivation) {
        this(lastActivation, Map.of());
    }

    /** The same as if this version had been in force always. */
    public PolicyPin supposing(String set, String versionHash) {
        Map<String, String> more = new HashMap<>(supposed);
        more.put(set, versionHash);
        return new PolicyPin(lastActivation, more);
    }
}
