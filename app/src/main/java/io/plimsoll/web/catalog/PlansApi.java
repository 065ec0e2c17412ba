package io.plimsoll.web.catalog;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.Plan;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.kernel.Alignment;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.RefusedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be subscribed to; prices are rows of the policies that name a plan's key. */
@Tag(name = "Catalog")
@RestController
@RequestMapping("/api/v1/plans")
class PlansApi {

    private final Catalog catalog;
    private final InstantSource clock;

    PlansApi(Catalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** A plan by its key. */
    record PlanAnswer(PlanKey plan, String name, int intervalMonths, Alignment alignment, Instant createdAt) {

        static PlanAnswer of(Plan of) {
            return new PlanAnswer(of.key(), of.name(), of.intervalMonths(), of.alignment(), of.createdAt());
        }
    }

    @Operation(summary = "Create or change a plan")
    @PutMapping("/{plan}")
    @Requires(Permission.WRITE_CATALOG)
    PlanAnswer put(@PathVariable PlanKey plan, @RequestBody PlanDetails details, Caller caller) {
        return PlanAnswer.of(catalog.putPlan(plan, details, caller.actor(), clock.instant()));
    }

    @Operation(summary = "List all plans")
    @GetMapping
    @Requires(Permission.READ_CATALOG)
    Page<PlanAnswer> list() {
        return new Page<>(catalog.plans().stream().map(PlanAnswer::of).toList(), null);
    }

    @Operation(summary = "See one plan")
    @GetMapping("/{plan}")
    @Requires(Permission.READ_CATALOG)
    PlanAnswer get(@PathVariable PlanKey plan) {
        return catalog.plan(plan)
                .map(PlanAnswer::of)
                .orElseThrow(() -> new RefusedRequest(
                        HttpStatus.NOT_FOUND,
                        "unknown-plan",
                        "expected plan `" + plan + "` to exist, but there is none of this key"));
    }
}
