package io.plimsoll.web.billingrun;

import io.plimsoll.billingrun.BillingRun;
import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.PageController;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Billing runs: start one, watch it, read what failed. */
@PageController
class BillingRunPages {

    private static final int PAGE_SIZE = 50;
    private static final int FAILURES_SHOWN = 200;

    private final BillingRuns runs;
    private final InstantSource clock;

    BillingRunPages(BillingRuns runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @GetMapping("/billing-runs")
    @Requires(Permission.READ_BILLING_RUNS)
    String list(Caller caller, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Page<BillingRun> page = runs.list(cursor, PAGE_SIZE);
        model.addAttribute("runs", page.data());
        model.addAttribute("next", page.next());
        model.addAttribute("mayRun", caller.may(Permission.START_BILLING_RUNS));
        model.addAttribute("suggestedThrough", startOfThisMonth());
        return "billingrun/runs";
    }

    @GetMapping("/billing-runs/{id}")
    @Requires(Permission.READ_BILLING_RUNS)
    String one(@PathVariable BillingRunId id, Model model) {
        BillingRun run = runs.get(id);
        model.addAttribute("run", run);
        model.addAttribute("live", !run.state().isOver());
        model.addAttribute("failures", runs.failures(id, null, FAILURES_SHOWN).data());
        return "billingrun/run";
    }

    @PostMapping("/billing-runs")
    @Requires(Permission.START_BILLING_RUNS)
    String start(@RequestParam LocalDateTime through, @RequestParam boolean dryRun, Caller caller, Model model) {
        try {
            BillingRun run = runs.request(through.toInstant(ZoneOffset.UTC), dryRun, caller.actor(), clock.instant());
            return "redirect:/billing-runs/" + run.id();
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
            return list(caller, null, model);
        }
    }

    /** The newest month end that has passed, which is what finance closes most. */
    private LocalDateTime startOfThisMonth() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay();
    }
}
