package io.plimsoll.web.policy;

import io.plimsoll.approval.VersionState;
import io.plimsoll.approval.VersionStates;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRefusal;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.studio.Drafts;
import io.plimsoll.web.PageController;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One policy set: the table in force, the drafts people work on, every version. */
@PageController
@Requires(Permission.READ_POLICIES)
class SetPages {

    private final Policies policies;
    private final VersionStates states;
    private final Drafts drafts;
    private final InstantSource clock;

    SetPages(Policies policies, VersionStates states, Drafts drafts, InstantSource clock) {
        this.policies = policies;
        this.states = states;
        this.drafts = drafts;
        this.clock = clock;
    }

    @GetMapping("/policies/{set}")
    String inForce(
            @PathVariable String set, @RequestParam(defaultValue = "") List<String> lit, Caller caller, Model model) {
        PolicySet<?, ?> known = named(set);
        return show(known, policies.inForce(set, clock.instant()), lit, caller, model);
    }

    private String show(PolicySet<?, ?> set, PolicyVersion version, List<String> lit, Caller caller, Model model) {
        Instant now = clock.instant();
        String inForce = policies.inForce(set.name(), now).hash();
        model.addAttribute("set", set.name());
        model.addAttribute("hitPolicy", set.hitPolicy());
        model.addAttribute("version", version);
        model.addAttribute("inForce", inForce);
        model.addAttribute("grid", PolicyGrid.of(policies.table(version)));
        model.addAttribute("lit", lit);
        model.addAttribute("mayEdit", caller.may(Permission.WRITE_POLICIES));
        model.addAttribute("drafts", drafts.list(set.name()));
        Map<String, VersionState> standing = states.of(set.name(), now);
        model.addAttribute(
                "versions",
                policies.versions(set.name()).stream()
                        .map(one -> PolicyVersionAnswer.of(one, Objects.requireNonNull(standing.get(one.hash()))))
                        .toList());
        return "policy/set";
    }

    private static PolicySet<?, ?> named(String name) {
        return PolicySets.named(name)
                .orElseThrow(() -> new BillingException(
                        PolicyRefusal.UNKNOWN_POLICY_SET, "expected a policy set, but there is no `" + name + "`"));
    }
}
