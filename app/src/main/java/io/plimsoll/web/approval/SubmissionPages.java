package io.plimsoll.web.approval;

import io.plimsoll.approval.Approvals;
import io.plimsoll.approval.Examination;
import io.plimsoll.approval.Submission;
import io.plimsoll.approval.SubmissionState;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.simulation.Impact;
import io.plimsoll.simulation.Simulations;
import io.plimsoll.web.PageController;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is proposed, why, what it costs whom, and the two buttons for somebody else. */
@PageController
class SubmissionPages {

    private static final int SHOWN = 100;

    private final Approvals approvals;
    private final Examination examination;
    private final Simulations simulations;
    private final Policies policies;
    private final InstantSource clock;

    SubmissionPages(
            Approvals approvals,
            Examination examination,
            Simulations simulations,
            Policies policies,
            InstantSource clock) {
        this.approvals = approvals;
        this.examination = examination;
        this.simulations = simulations;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping("/policy-submissions")
    @Requires(Permission.READ_POLICIES)
    String list(Model model) {
        model.addAttribute(
                "submissions", approvals.submissions(null, null, SHOWN).data());
        return "approval/submissions";
    }

    @GetMapping("/policy-submissions/{id}")
    @Requires(Permission.READ_POLICIES)
    String one(@PathVariable PolicySubmissionId id, Caller caller, Model model) {
        return show(approvals.submission(id), caller, model);
    }

    @PostMapping("/policy-submissions/{id}/approve")
    @Requires(Permission.APPROVE_POLICIES)
    String approve(
            @PathVariable PolicySubmissionId id,
            @RequestParam(defaultValue = "") String note,
            Caller caller,
            Model model) {
        return act(id, caller, model, now -> approvals.approve(id, note, caller.actor(), now));
    }

    @PostMapping("/policy-submissions/{id}/reject")
    @Requires(Permission.APPROVE_POLICIES)
    String reject(
            @PathVariable PolicySubmissionId id,
            @RequestParam(defaultValue = "") String note,
            Caller caller,
            Model model) {
        return act(id, caller, model, now -> approvals.reject(id, note, caller.actor(), now));
    }

    @PostMapping("/policy-submissions/{id}/withdraw")
    @Requires(Permission.SUBMIT_POLICIES)
    String withdraw(@PathVariable PolicySubmissionId id, Caller caller, Model model) {
        return act(id, caller, model, now -> approvals.withdraw(id, caller.actor(), now));
    }

    private String act(PolicySubmissionId id, Caller caller, Model model, Consumer<Instant> deed) {
        try {
            deed.accept(clock.instant());
            return "redirect:/policy-submissions/" + id;
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
            return show(approvals.submission(id), caller, model);
        }
    }

    private String show(Submission submission, Caller caller, Model model) {
        Instant now = clock.instant();
        PolicyVersion version = policies.version(submission.set(), submission.versionHash());
        boolean open = submission.state().open() && now.isBefore(submission.expiresAt());
        String me = caller.actor().name();
        boolean hadAHand = submission.contributors().contains(me);
        boolean agreed = submission.approvals().stream()
                .anyMatch(approval -> approval.approver().equals(me));
        boolean approver = caller.may(Permission.APPROVE_POLICIES);
        Instant effectiveFrom = approvals.effectiveFromOf(submission);
        boolean scheduled = submission.state() == SubmissionState.APPROVED && now.isBefore(effectiveFrom);
        model.addAttribute("submission", submission);
        model.addAttribute("version", version);
        model.addAttribute("base", policies.version(submission.set(), submission.baseHash()));
        model.addAttribute("effectiveFrom", effectiveFrom);
        model.addAttribute("scheduled", scheduled);
        model.addAttribute("findings", examination.findings(version, open ? submission.effectiveFrom() : null));
        model.addAttribute(
                "impact",
                simulations
                        .impactOf(submission.set(), submission.versionHash(), submission.baseHash())
                        .map(Impact::currencies)
                        .orElse(null));
        model.addAttribute("mayDecide", open && approver && !hadAHand && !agreed);
        model.addAttribute("ownWork", open && approver && hadAHand);
        model.addAttribute("agreed", open && agreed);
        model.addAttribute(
                "mayWithdraw",
                (open || scheduled) && submission.submittedBy().equals(me) && caller.may(Permission.SUBMIT_POLICIES));
        return "approval/submission";
    }
}
