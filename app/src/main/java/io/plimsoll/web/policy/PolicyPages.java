package io.plimsoll.web.policy;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRefusal;
import io.plimsoll.policy.PolicySetSummary;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The policy tables as they stand, and every version of them; read-only. */
@PageController
@Requires(Permission.READ_POLICIES)
class PolicyPages {

    private final Policies policies;
    private final InstantSource clock;

    PolicyPages(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** A set in the list of sets. */
    public record SetCard(String name, int versionNumber, String shortHash, int rows, int versions) {}

    @GetMapping("/policies")
    String sets(Model model) {
        model.addAttribute(
                "sets", policies.sets(clock.instant()).stream().map(this::card).toList());
        return "policy/policies";
    }

    @GetMapping("/policies/{set}")
    String inForce(@PathVariable String set, @RequestParam(defaultValue = "") List<String> lit, Model model) {
        return show(named(set), policies.inForce(set, clock.instant()), lit, model);
    }

    @GetMapping("/policies/{set}/versions/{version}")
    String version(
            @PathVariable String set,
            @PathVariable String version,
            @RequestParam(defaultValue = "") List<String> lit,
            Model model) {
        return show(named(set), policies.version(set, version), lit, model);
    }

    private String show(PolicySet<?, ?> set, PolicyVersion version, List<String> lit, Model model) {
        PolicyGrid grid = PolicyGrid.of(policies.table(version));
        model.addAttribute("set", set.name());
        model.addAttribute("hitPolicy", set.hitPolicy());
        model.addAttribute("version", version);
        model.addAttribute("grid", grid);
        model.addAttribute("lit", lit);
        model.addAttribute("versions", policies.versions(set.name()));
        return "policy/set";
    }

    private SetCard card(PolicySetSummary summary) {
        PolicySet<?, ?> set = summary.set();
        PolicyVersion inForce = policies.version(set.name(), summary.hashInForce());
        return new SetCard(
                set.name(),
                summary.numberInForce(),
                summary.hashInForce().substring(0, 12),
                policies.table(inForce).rows().size(),
                summary.versions());
    }

    private static PolicySet<?, ?> named(String name) {
        return PolicySets.named(name)
                .orElseThrow(() -> new BillingException(
                        PolicyRefusal.UNKNOWN_POLICY_SET, "expected a policy set, but there is no `" + name + "`"));
    }
}
