package io.plimsoll.web.approval;

import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Examination;
import io.plimsoll.approval.Submission;
import io.plimsoll.approval.VersionState;
import io.plimsoll.approval.VersionStates;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyActivation;
import io.plimsoll.policy.PolicyContributors;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.lint.Finding;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.simulation.Simulations;
import io.plimsoll.web.PageController;
import io.plimsoll.web.policy.PolicyGrid;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One version of a policy table: its rows, where it stands, what is wrong with it, and the form that submits it. */
@PageController
class VersionPages {

    private final Policies policies;
    private final PolicyContributors contributors;
    private final VersionStates states;
    private final Approvals approvals;
    private final Examination examination;
    private final Simulations simulations;
    private final InstantSource clock;

    VersionPages(
            Policies policies,
            PolicyContributors contributors,
            VersionStates states,
            Approvals approvals,
            Examination examination,
            Simulations simulations,
            InstantSource clock) {
        this.policies = policies;
        this.contributors = contributors;
        this.states = states;
        this.approvals = approvals;
        this.examination = examination;
        this.simulations = simulations;
        this.clock = clock;
    }

    @GetMapping("/policies/{set}/versions/{version}")
    @Requires(Permission.READ_POLICIES)
    String one(
            @PathVariable String set,
            @PathVariable String version,
            @RequestParam(defaultValue = "") List<String> lit,
            Caller caller,
            Model model) {
        return show(policies.version(set, version), lit, caller, model);
    }

    @PostMapping("/policies/{set}/versions/{version}/submit")
    @Requires(Permission.SUBMIT_POLICIES)
    String submit(
            @PathVariable String set,
            @PathVariable String version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String effectiveFrom,
            Caller caller,
            Model model) {
        PolicyVersion proposed = policies.version(set, version);
        try {
            Instant now = clock.instant();
            Submission submitted =
                    approvals.submit(set, proposed.hash(), reason, instant(effectiveFrom, now), caller.actor(), now);
            return "redirect:/policy-submissions/" + submitted.id();
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
        } catch (DateTimeParseException misread) {
            model.addAttribute(
                    "refusal",
                    "expected a date and time such as 2026-07-01T00:00, but got `" + misread.getParsedString() + "`");
        }
        model.addAttribute("reason", reason);
        model.addAttribute("effectiveFrom", effectiveFrom);
        return show(proposed, List.of(), caller, model);
    }

    /** As a browser writes it, in UTC; as soon as others agree when it is left out. */
    private static Instant instant(String effectiveFrom, Instant now) {
        return effectiveFrom.isBlank()
                ? now
                : LocalDateTime.parse(effectiveFrom).toInstant(ZoneOffset.UTC);
    }

    private String show(PolicyVersion version, List<String> lit, Caller caller, Model model) {
        Instant now = clock.instant();
        String set = version.set();
        VersionState state = Objects.requireNonNull(states.of(set, now).get(version.hash()));
        List<Finding> findings = examination.findings(version, null);
        List<PolicyVersion> all = policies.versions(set);
        PolicyVersion inForce = policies.inForce(set, now);
        PolicyVersion base = policies.latestActivated(set);
        Optional<Submission> newest = approvals.submissionsOf(set).stream()
                .filter(submission -> submission.versionHash().equals(version.hash()))
                .findFirst();
        boolean errors = findings.stream().anyMatch(Finding::isError);
        boolean submittable = state != VersionState.SUBMITTED && !version.hash().equals(base.hash());
        model.addAttribute("set", set);
        model.addAttribute("hitPolicy", PolicySets.named(set).orElseThrow().hitPolicy());
        model.addAttribute("version", version);
        model.addAttribute("state", state);
        model.addAttribute("grid", PolicyGrid.of(policies.table(version)));
        model.addAttribute("lit", lit);
        model.addAttribute("findings", findings);
        model.addAttribute("contributors", contributors.of(set, version.hash()));
        model.addAttribute("submission", newest.orElse(null));
        model.addAttribute("inForce", inForce);
        model.addAttribute("base", base);
        model.addAttribute("simulations", simulations.ofVersion(set, version.hash()));
        model.addAttribute("maySimulate", caller.may(Permission.WRITE_POLICIES));
        model.addAttribute("previous", numbered(all, version.number() - 1));
        model.addAttribute("next", numbered(all, version.number() + 1));
        model.addAttribute("maySubmit", submittable && !errors && caller.may(Permission.SUBMIT_POLICIES));
        model.addAttribute("blocked", submittable && errors);
        model.addAttribute(
                "mayRollBack", caller.may(Permission.ACTIVATE_POLICIES) && wasInForce(version, inForce, now));
        model.addAttribute("nextMonth", nextMonth(now));
        return "approval/version";
    }

    private static boolean wasInForce(PolicyVersion version, PolicyVersion inForce, Instant now) {
        return !version.hash().equals(inForce.hash())
                && version.activations().stream()
                        .map(PolicyActivation::effectiveFrom)
                        .anyMatch(from -> !from.isAfter(now));
    }

    private static @Nullable PolicyVersion numbered(List<PolicyVersion> all, int number) {
        return all.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElse(null);
    }

    private static String nextMonth(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .plusMonths(1)
                .toLocalDateTime()
                .toString();
    }
}
