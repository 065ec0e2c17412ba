package io.plimsoll.demo;

import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Submission;
import io.plimsoll.kernel.Actor;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.table.PolicyRow;
import io.plimsoll.simulation.SimulationRequest;
import io.plimsoll.simulation.Simulations;
import io.plimsoll.studio.Draft;
import io.plimsoll.studio.Drafts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** How the demo company changes its prices: one person drafts, simulates and submits, others approve. */
@Component
@ConditionalOnProperty("plimsoll.demo")
class DemoPolicies {

    private static final Actor REVOPS = Actor.user("revops");
    private static final List<Actor> APPROVERS = List.of(Actor.user("finance"), Actor.user("admin"));

    private final Policies policies;
    private final Drafts drafts;
    private final Simulations simulations;
    private final Approvals approvals;

    DemoPolicies(Policies policies, Drafts drafts, Simulations simulations, Approvals approvals) {
        this.policies = policies;
        this.drafts = drafts;
        this.simulations = simulations;
        this.approvals = approvals;
    }

    /** Calls above the included ones get cheaper, and others agree. */
    void reprice(Instant effectiveFrom, Instant now) {
        if (submissions() > 0) {
            return;
        }
        Submission proposed = propose(
                "Cheaper calls",
                Map.of("hybrid-calls-usd", Map.of("unitPrice", "0.0011")),
                "Calls cost us less since we moved them",
                effectiveFrom,
                now);
        for (Actor approver : APPROVERS) {
            if (approvals.submission(proposed.id()).state().open()) {
                approvals.approve(proposed.id(), "Checked against what calls cost us", approver, now);
            }
        }
    }

    /** Contacts above the included ones get dearer: waits for somebody else's approval when the demo is ready. */
    void proposeDearerContacts(Instant effectiveFrom, Instant now) {
        if (submissions() > 1) {
            return;
        }
        propose(
                "Dearer contacts",
                Map.of(
                        "email-contacts-usd", Map.of("packagePrice", "6.50"),
                        "email-contacts-eur", Map.of("packagePrice", "6.00")),
                "Sending became dearer: 50 cents more for each thousand contacts above the included ones",
                effectiveFrom,
                now);
    }

    private int submissions() {
        return approvals.submissionsOf("tier").size();
    }

    private Submission propose(
            String name, Map<String, Map<String, String>> changes, String reason, Instant effectiveFrom, Instant now) {
        PolicyVersion base = policies.latestActivated("tier");
        Draft draft = drafts.create("tier", base.hash(), name, REVOPS, now);
        List<Map<String, String>> rows = policies.table(base).rows().stream()
                .map(PolicyRow::words)
                .map(row -> changed(row, changes.getOrDefault(row.get("row"), Map.of())))
                .toList();
        drafts.save(draft.id(), draft.revision(), rows, REVOPS, now);
        PolicyVersion version =
                drafts.snapshot(draft.id(), drafts.get(draft.id()).revision(), name, REVOPS, now);
        simulations.request(
                new SimulationRequest("tier", version.hash(), base.hash(), 1, SimulationRequest.JUMP_PERCENT),
                REVOPS,
                now);
        return approvals.submit("tier", version.hash(), reason, effectiveFrom, REVOPS, now);
    }

    private static Map<String, String> changed(Map<String, String> row, Map<String, String> cells) {
        Map<String, String> changed = new LinkedHashMap<>(row);
        changed.putAll(cells);
        return changed;
    }
}
