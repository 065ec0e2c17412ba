package io.plimsoll.policy;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.WhyNot;
import io.plimsoll.rules.table.PolicyTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows why a question was answered as it was: of decisions made, and of questions asked only to see. */
@Component
public class PolicyExplanations {

    private final Policies policies;
    private final PolicyDecisions decisions;
    private final PolicySnapshots snapshots;

    PolicyExplanations(Policies policies, PolicyDecisions decisions, PolicySnapshots snapshots) {
        this.policies = policies;
        this.decisions = decisions;
        this.snapshots = snapshots;
    }

    /** As it was stored, with the table of its version. */
    public ExplainedDecision of(RecordedDecision recorded) {
        PolicyVersion version = policies.version(recorded.set(), recorded.versionHash());
        return explained(version, recorded.question(), recorded.rowIds());
    }

    /** What the version says to a question in words; nothing is stored. Refused for a question that cannot be read. */
    public ExplainedDecision ask(PolicyVersion version, Map<String, String> question) {
        PolicySet<?, ?> set = PolicyVersions.set(version.set());
        Decided<?> decided = decisions
                .explain(set, policies.schema(version.set()), version.hash(), question)
                .decided();
        return explained(version, decided.question(), decided.rowIds());
    }

    /** Asks the stored question again of the version that answered it. */
    public RecomputedDecision recompute(long policyDecisionId) {
        RecordedDecision stored = policies.recorded(policyDecisionId);
        PolicySet<?, ?> set = PolicyVersions.set(stored.set());
        Decided<?> again = decisions.again(set, stored.versionHash(), stored.question());
        return new RecomputedDecision(stored, again.rowIds(), decisions.rowsOf(again));
    }

    /** The versions in force before and after this one, as of its last takeover by the instant, or its first after. */
    public PolicyNeighbours neighbours(PolicyVersion version, Instant at) {
        List<PolicyTakeover> timeline = snapshots.current().timeline(version.set());
        int own = -1;
        for (int i = 0; i < timeline.size(); i++) {
            PolicyTakeover one = timeline.get(i);
            if (one.versionHash().equals(version.hash())
                    && (own < 0 || !one.effectiveFrom().isAfter(at))) {
                own = i;
            }
        }
        return own < 0
                ? new PolicyNeighbours(null, null, null)
                : new PolicyNeighbours(
                        timeline.get(own),
                        own == 0 ? null : timeline.get(own - 1),
                        own + 1 == timeline.size() ? null : timeline.get(own + 1));
    }

    private ExplainedDecision explained(PolicyVersion version, Map<String, String> question, List<String> rowIds) {
        PolicyTable table = policies.table(version);
        return new ExplainedDecision(version, table, question, rowIds, WhyNot.ofRowsBefore(table, question, rowIds));
    }
}
