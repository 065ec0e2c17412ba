package io.plimsoll.web.policy;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.ExplainedDecision;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyExplanations;
import io.plimsoll.policy.PolicyNeighbours;
import io.plimsoll.policy.PolicyRefusal;
import io.plimsoll.policy.PolicyTakeover;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.policy.RecordedDecision;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a question was answered so, and what a table would answer to another. */
@PageController
@Requires(Permission.READ_POLICIES)
class DecisionPages {

    private final Policies policies;
    private final PolicyExplanations explanations;
    private final Provenance provenance;
    private final InstantSource clock;

    DecisionPages(Policies policies, PolicyExplanations explanations, Provenance provenance, InstantSource clock) {
        this.policies = policies;
        this.explanations = explanations;
        this.provenance = provenance;
        this.clock = clock;
    }

    /** A version before or after, in words. */
    public record Neighbour(int number, String hash, Instant effectiveFrom) {}

    @GetMapping("/policy-decisions/{id}")
    String decision(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean whole,
            @RequestParam(defaultValue = "false") boolean recompute,
            Model model) {
        RecordedDecision recorded = policies.recorded(id);
        ExplainedDecision explained = explanations.of(recorded);
        show(explained, recorded.decidedAt(), whole, model);
        model.addAttribute("decision", recorded);
        model.addAttribute("recomputed", recompute ? explanations.recompute(id) : null);
        return "policy/decision";
    }

    /** @param version hash of the version asked; the one in force when it is not named */
    @GetMapping("/policies/{set}/ask")
    String form(
            @PathVariable String set,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam Map<String, String> fields,
            Model model) {
        PolicyVersion asked = version(set, version);
        model.addAttribute("fields", AskForm.fields(policies.schema(set), policies.table(asked), fields));
        frame(asked, clock.instant(), model);
        return "policy/ask";
    }

    @PostMapping("/policies/{set}/ask")
    String ask(
            @PathVariable String set,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(defaultValue = "false") boolean whole,
            @RequestParam Map<String, String> fields,
            Model model) {
        PolicyVersion asked = version(set, version);
        model.addAttribute("fields", AskForm.fields(policies.schema(set), policies.table(asked), fields));
        try {
            ExplainedDecision explained = explanations.ask(asked, AskForm.question(policies.schema(set), fields));
            show(explained, clock.instant(), whole, model);
        } catch (BillingException refused) {
            if (refused.code() != PolicyRefusal.INVALID_POLICY_QUESTION) {
                throw refused;
            }
            frame(asked, clock.instant(), model);
            model.addAttribute("refusal", refused.getMessage());
        }
        return "policy/ask";
    }

    private PolicyVersion version(String set, @Nullable String version) {
        return version == null || version.isBlank()
                ? policies.inForce(set, clock.instant())
                : policies.version(set, version);
    }

    private void show(ExplainedDecision explained, Instant at, boolean whole, Model model) {
        frame(explained.version(), at, model);
        model.addAttribute("view", DecisionView.of(explained, whole));
    }

    private void frame(PolicyVersion version, Instant at, Model model) {
        PolicyNeighbours neighbours = explanations.neighbours(version, at);
        model.addAttribute("set", version.set());
        model.addAttribute(
                "hitPolicy", PolicySets.named(version.set()).orElseThrow().hitPolicy());
        model.addAttribute("version", version);
        model.addAttribute("provenance", provenance.of(version));
        model.addAttribute("own", neighbours.own());
        model.addAttribute("before", neighbour(version.set(), neighbours.before()));
        model.addAttribute("after", neighbour(version.set(), neighbours.after()));
    }

    private @Nullable Neighbour neighbour(String set, @Nullable PolicyTakeover takeover) {
        return takeover == null
                ? null
                : new Neighbour(
                        policies.version(set, takeover.versionHash()).number(),
                        takeover.versionHash(),
                        takeover.effectiveFrom());
    }
}
