package io.plimsoll.policy;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which node decides by which versions, as each of them reports. */
@Component
public class PolicyNodes {

    private final PolicyNodeRows rows;
    private final PolicySnapshots snapshots;

    PolicyNodes(PolicyNodeRows rows, PolicySnapshots snapshots) {
        this.rows = rows;
        this.snapshots = snapshots;
    }

    /** What this process answers each set by at the instant, by set. */
    public Map<String, String> inUse(Instant at) {
        Activations known = snapshots.current();
        Map<String, String> hashes = new TreeMap<>();
        for (PolicySet<?, ?> set : PolicySets.ALL) {
            known.hashAt(set.name(), at, known.newest()).ifPresent(hash -> hashes.put(set.name(), hash));
        }
        return hashes;
    }

    /** Says that the node is alive and what it answers by; nodes unheard of for long are forgotten. */
    @Transactional
    public void report(String node, Instant at) {
        rows.seen(node, snapshots.current().newest());
        rows.uses(node, inUse(at));
        rows.forgetTheSilent();
    }

    /** By id. */
    public List<PolicyNode> all() {
        return rows.all();
    }
}
