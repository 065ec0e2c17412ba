package io.plimsoll.web.trial;

import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.trial.Trial;
import io.plimsoll.trial.Trials;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Trials of subscriptions. */
@Tag(name = "Trials")
@RestController
@RequestMapping("/api/v1/subscriptions/{id}/trial")
class TrialsApi {

    private final Trials trials;
    private final InstantSource clock;

    TrialsApi(Trials trials, InstantSource clock) {
        this.trials = trials;
        this.clock = clock;
    }

    /**
     * @param days 1 to 365, added to its end
     * @param reason kept with the extension
     */
    record ExtendRequest(@NotNull Integer days, @NotNull String reason) {}

    /**
     * A trial.
     *
     * @param endsAt when it ends and paid service would begin; in grace, when that ends
     * @param usagePercent most used of the included units; null when nothing is included
     * @param expireTo the plan that goes on after it expired; null when service stops
     */
    record TrialAnswer(
            SubscriptionId subscription,
            Trial.State state,
            Instant startedAt,
            Instant endsAt,
            int daysLeft,
            @Nullable BigDecimal usagePercent,
            List<Integer> remindDaysBefore,
            int extensions,
            @Nullable PlanKey expireTo,
            @Nullable Instant overAt) {}

    @Operation(summary = "See how a subscription's trial stands")
    @GetMapping
    @Requires(Permission.READ_SUBSCRIPTIONS)
    TrialAnswer get(@PathVariable SubscriptionId id) {
        return answer(trials.get(id));
    }

    @Operation(summary = "Begin paid service now; converting again changes nothing")
    @PostMapping("/convert")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    TrialAnswer convert(@PathVariable SubscriptionId id, Caller caller) {
        return answer(trials.convert(id, caller.actor(), clock.instant()));
    }

    @Operation(summary = "Give a trial some days more")
    @PostMapping("/extend")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    TrialAnswer extend(@PathVariable SubscriptionId id, @Valid @RequestBody ExtendRequest request, Caller caller) {
        return answer(trials.extend(id, request.days(), request.reason(), caller.actor(), clock.instant()));
    }

    private TrialAnswer answer(Trial trial) {
        return new TrialAnswer(
                trial.subscription(),
                trial.state(),
                trial.startedAt(),
                trial.endsAt(),
                trial.daysLeftAt(clock.instant()),
                trials.usagePercent(trial),
                trial.remindDaysBefore(),
                trial.extensions(),
                trial.expireTo(),
                trial.overAt());
    }
}
