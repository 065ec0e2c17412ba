package io.plimsoll.web.billingrun;

import io.plimsoll.billingrun.BillingFailure;
import io.plimsoll.billingrun.BillingRun;
import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.Pages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Closing service periods. */
@Tag(name = "Billing runs")
@RestController
@RequestMapping("/api/v1/billing-runs")
class BillingRunsApi {

    private final BillingRuns runs;
    private final InstantSource clock;

    BillingRunsApi(BillingRuns runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * @param through periods that end at or before this instant are closed
     * @param dryRun computes and writes no invoice; false when left out
     */
    record RunRequest(@NotNull Instant through, @Nullable Boolean dryRun) {}

    /** How far a run is; totals by currency. */
    record RunAnswer(
            BillingRunId id,
            BillingRun.State state,
            Instant through,
            boolean dryRun,
            long periodsDue,
            long done,
            long subscriptions,
            long invoices,
            long held,
            long failed,
            Map<String, Money> totals,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {

        static RunAnswer of(BillingRun of) {
            Map<String, Money> totals = new TreeMap<>();
            of.totals().forEach(total -> totals.put(total.currency().getCurrencyCode(), total));
            return new RunAnswer(
                    of.id(),
                    of.state(),
                    of.through(),
                    of.dryRun(),
                    of.periodsDue(),
                    of.done(),
                    of.subscriptions(),
                    of.invoices(),
                    of.held(),
                    of.failed(),
                    totals,
                    of.requestedAt(),
                    of.startedAt(),
                    of.finishedAt(),
                    of.failure());
        }
    }

    @Operation(summary = "Close all service periods that ended by an instant")
    @PostMapping
    @Requires(Permission.START_BILLING_RUNS)
    ResponseEntity<RunAnswer> request(@Valid @RequestBody RunRequest request, Caller caller) {
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        BillingRun queued = runs.request(request.through(), dryRun, caller.actor(), clock.instant());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/billing-runs/" + queued.id()))
                .body(RunAnswer.of(queued));
    }

    @Operation(summary = "List billing runs, newest first")
    @GetMapping
    @Requires(Permission.READ_BILLING_RUNS)
    Page<RunAnswer> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return Pages.map(runs.list(cursor, limit), RunAnswer::of);
    }

    @Operation(summary = "See how far a billing run is")
    @GetMapping("/{id}")
    @Requires(Permission.READ_BILLING_RUNS)
    RunAnswer get(@PathVariable BillingRunId id) {
        return RunAnswer.of(runs.get(id));
    }

    @Operation(summary = "List the periods that could not be closed, and why")
    @GetMapping("/{id}/failures")
    @Requires(Permission.READ_BILLING_RUNS)
    Page<BillingFailure> failures(
            @PathVariable BillingRunId id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Pages.LIMIT_DEFAULT) @Min(1) @Max(Pages.LIMIT_MAX) int limit) {
        return runs.failures(id, cursor, limit);
    }
}
