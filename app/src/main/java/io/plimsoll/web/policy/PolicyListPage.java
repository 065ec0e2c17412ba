package io.plimsoll.web.policy;

import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyNode;
import io.plimsoll.policy.PolicyNodes;
import io.plimsoll.policy.PolicySetSummary;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All sets: what is in force, what comes next, and whether every node decides by it. */
@PageController
@Requires(Permission.READ_POLICIES)
class PolicyListPage {

    private final Policies policies;
    private final PolicyNodes nodes;
    private final InstantSource clock;

    PolicyListPage(Policies policies, PolicyNodes nodes, InstantSource clock) {
        this.policies = policies;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** @param behind nodes that decide by another version than the one in force */
    public record SetCard(
            String name,
            Named inForce,
            Instant effectiveFrom,
            @Nullable Next next,
            int rows,
            int versions,
            List<Behind> behind) {}

    public record Named(int number, String hash) {

        public String shortHash() {
            return hash.substring(0, 12);
        }
    }

    public record Next(Named version, Instant effectiveFrom) {}

    public record Behind(String node, Named version, Instant since) {}

    @GetMapping("/policies")
    String sets(Model model) {
        Instant now = clock.instant();
        List<PolicyNode> all = nodes.all();
        List<PolicyNode> alive = all.stream().filter(PolicyNode::isAlive).toList();
        model.addAttribute(
                "sets",
                policies.sets(now).stream().map(set -> card(set, alive, now)).toList());
        model.addAttribute("nodes", all);
        model.addAttribute("alive", alive.size());
        return "policy/policies";
    }

    @PostMapping("/policies/{set}/rollback")
    @Requires(Permission.ACTIVATE_POLICIES)
    String rollback(@PathVariable String set, @RequestParam String to, @RequestParam String reason, Caller caller) {
        PolicyVersion back = policies.rollback(set, to, reason, caller.actor(), clock.instant());
        return "redirect:/policies/" + set + "/versions/" + back.hash();
    }

    private SetCard card(PolicySetSummary summary, List<PolicyNode> alive, Instant now) {
        String set = summary.set().name();
        Named inForce = new Named(summary.numberInForce(), summary.hashInForce());
        return new SetCard(
                set,
                inForce,
                summary.effectiveFrom(),
                policies.next(set, now)
                        .map(next -> new Next(named(set, next.versionHash()), next.effectiveFrom()))
                        .orElse(null),
                policies.table(policies.version(set, summary.hashInForce()))
                        .rows()
                        .size(),
                summary.versions(),
                alive.stream().flatMap(node -> behind(node, set, inForce)).toList());
    }

    private Stream<Behind> behind(PolicyNode node, String set, Named inForce) {
        return node.use(set).stream()
                .filter(use -> !use.versionHash().equals(inForce.hash()))
                .map(use -> new Behind(node.id(), named(set, use.versionHash()), use.since()));
    }

    private Named named(String set, String hash) {
        return new Named(policies.version(set, hash).number(), hash);
    }
}
