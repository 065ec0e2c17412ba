package io.plimsoll.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All activations up to one, immutable: which version of a set is in force at an instant, as of any activation it knows. A
 * node swaps one for the next by reference, so whoever holds one sees a single state of policy.
 */
final class Activations {

    static final Activations NONE = new Activations(List.of());

    private final PolicyPin newest;
    private final int count;
    private final Map<String, NavigableMap<Instant, NavigableMap<Long, String>>> bySet = new HashMap<>();

    Activations(Collection<Activated> all) {
        Map<String, String> shared = new HashMap<>();
        for (Activated one : all) {
            bySet.computeIfAbsent(one.set(), none -> new TreeMap<>())
                    .computeIfAbsent(one.effectiveFrom(), none -> new TreeMap<>())
                    .put(one.id(), Objects.requireNonNullElse(shared.putIfAbsent(one.hash(), one.hash()), one.hash()));
        }
        this.newest = new PolicyPin(all.stream().mapToLong(Activated::id).max().orElse(0));
        this.count = all.size();
    }

    /** The versions in force one after another, from the first on; one that takes over from itself stands once. */
    List<PolicyTakeover> timeline(String set) {
        List<PolicyTakeover> timeline = new ArrayList<>();
        bySet.getOrDefault(set, new TreeMap<>()).forEach((from, made) -> {
            String hash = made.lastEntry().getValue();
            if (timeline.isEmpty() || !timeline.getLast().versionHash().equals(hash)) {
                timeline.add(new PolicyTakeover(hash, from));
            }
        });
        return timeline;
    }

    /** What takes effect next after the instant instead of what is in force at it. */
    Optional<PolicyTakeover> nextAfter(String set, Instant at) {
        Optional<String> before = hashAt(set, at, newest);
        return bySet.getOrDefault(set, new TreeMap<>()).tailMap(at, false).entrySet().stream()
                .map(made -> new PolicyTakeover(made.getValue().lastEntry().getValue(), made.getKey()))
                .filter(next -> !before.equals(Optional.of(next.versionHash())))
                .findFirst();
    }

    /** The last of all; a pin that leaves nothing out. */
    PolicyPin newest() {
        return newest;
    }

    int count() {
        return count;
    }

    /** Of the activations the pin lets count: the latest to take effect by then, and of several for one instant the last made. */
    Optional<String> hashAt(String set, Instant at, PolicyPin pin) {
        String supposed = pin.supposed().get(set);
        if (supposed != null) {
            return Optional.of(supposed);
        }
        return bySet.getOrDefault(set, new TreeMap<>()).headMap(at, true).descendingMap().values().stream()
                .flatMap(made -> Optional.ofNullable(made.floorEntry(pin.lastActivation())).stream())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
