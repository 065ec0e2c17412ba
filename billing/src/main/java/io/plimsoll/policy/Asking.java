package io.plimsoll.policy;

import io.plimsoll.rules.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Brings each question to the version that answers it, all of a call by one snapshot. */
@Component
class Asking {

    private final PolicySnapshots snapshots;
    private final PolicyDecisions decisions;

    Asking(PolicySnapshots snapshots, PolicyDecisions decisions) {
        this.snapshots = snapshots;
        this.decisions = decisions;
    }

    String hashInForce(PolicySet<?, ?> set, Instant at, PolicyPin pin) {
        return hashInForce(snapshots.holding(pin), set, at, pin);
    }

    /** In the order asked; equal questions to one version are asked once, and all of one version together. */
    <Q, D> List<Decided<D>> decideEach(PolicySet<Q, D> set, List<AskedAt<Q>> questions, PolicyPin pin) {
        Activations known = snapshots.holding(pin);
        Map<Instant, String> hashes = new HashMap<>();
        List<AskedOf<Q>> asked = questions.stream()
                .map(question -> new AskedOf<>(
                        hashes.computeIfAbsent(question.inForceAt(), at -> hashInForce(known, set, at, pin)),
                        question.question()))
                .toList();
        Map<String, Set<Q>> byHash = new LinkedHashMap<>();
        asked.forEach(one -> byHash.computeIfAbsent(one.versionHash, none -> new LinkedHashSet<>())
                .add(one.question));
        Map<AskedOf<Q>, Decided<D>> decided = new HashMap<>();
        byHash.forEach((hash, distinct) -> {
            List<Q> inOrder = new ArrayList<>(distinct);
            List<Decided<D>> answers = decisions.decide(set, hash, inOrder);
            for (int i = 0; i < inOrder.size(); i++) {
                decided.put(new AskedOf<>(hash, inOrder.get(i)), answers.get(i));
            }
        });
        return asked.stream()
                .map(one -> Objects.requireNonNull(decided.get(one)))
                .toList();
    }

    private static String hashInForce(Activations known, PolicySet<?, ?> set, Instant at, PolicyPin pin) {
        return known.hashAt(set.name(), at, pin).orElseThrow(() -> PolicyVersions.nothingInForce(set, at));
    }

    private record AskedOf<Q>(String versionHash, Q question) {}
}
