package io.plimsoll.web.policy;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRefusal;
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

/** A policy table as it stands, and every version of it; read-only. */
@PageController
@Requires(Permission.READ_POLICIES)
class PolicyPages {

    private final Policies policies;
    private final InstantSource clock;

    PolicyPages(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping("/policies/{set}")
    String inForce(@PathVariable String set, @RequestParam(defaultValue = "") List<String> lit, Model model) {
        return show(named(set), policies.inForce(set, clock.instant()), lit, model);
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

    private static PolicySet<?, ?> named(String name) {
        return PolicySets.named(name)
                .orElseThrow(() -> new BillingException(
                        PolicyRefusal.UNKNOWN_POLICY_SET, "expected a policy set, but there is no `" + name + "`"));
    }
}
