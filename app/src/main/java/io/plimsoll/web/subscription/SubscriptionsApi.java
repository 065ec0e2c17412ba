package io.plimsoll.web.subscription;

import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.profile.Profiles;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.subscription.ChangeTiming;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.trial.Trials;
import io.plimsoll.web.WireValues;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Customers on plans. */
@Tag(name = "Subscriptions")
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionsApi {

    private final Subscriptions subscriptions;
    private final Customers customers;
    private final Pricing pricing;
    private final UsageStatements statements;
    private final Profiles profiles;
    private final Trials trials;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SubscriptionsApi(
            Subscriptions subscriptions,
            Customers customers,
            Pricing pricing,
            UsageStatements statements,
            Profiles profiles,
            Trials trials,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.pricing = pricing;
        this.statements = statements;
        this.profiles = profiles;
        this.trials = trials;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param startAt taken down to its quarter hour
     * @param seats 1 when left out
     * @param trial true to begin with a trial, as long as the {@code trial} rows say
     * @param attributes values by key; none when left out
     */
    record StartRequest(
            @NotNull CustomerKey customer,
            @NotNull PlanKey plan,
            @NotNull Instant startAt,
            @Nullable @PositiveOrZero Integer seats,
            @Nullable Boolean trial,
            @Nullable Map<String, JsonNode> attributes) {}

    /**
     * @param attributes values by key, null for none; what is left out stays
     * @param attributesFrom when they begin to hold, never inside or before a billed period; now when left out
     */
    record AttributesRequest(
            @NotNull Map<String, JsonNode> attributes,
            @Nullable Instant attributesFrom) {}

    /**
     * @param plan the plan to change to; stays when left out
     * @param seats the seats to change to; stay when left out
     * @param when PERIOD_END, or NOW: from the quarter hour that has begun
     * @param preview true to see the money difference and change nothing
     */
    record ChangeRequest(
            @Nullable PlanKey plan,
            @Nullable @PositiveOrZero Integer seats,
            @NotNull ChangeTiming when,
            @Nullable Boolean preview) {}

    @Operation(summary = "Start a subscription")
    @PostMapping
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    ResponseEntity<SubscriptionAnswer> start(@Valid @RequestBody StartRequest request, Caller caller) {
        Instant now = clock.instant();
        NewSubscription wanted = new NewSubscription(
                request.customer(), request.plan(), request.startAt(), Objects.requireNonNullElse(request.seats(), 1));
        Subscription started = Objects.requireNonNull(transaction.execute(status -> {
            Subscription fresh = Boolean.TRUE.equals(request.trial())
                    ? trials.start(wanted, caller.actor(), now)
                    : subscriptions.start(wanted, caller.actor(), now);
            if (request.attributes() != null) {
                profiles.putOfSubscription(
                        fresh.id(), WireValues.texts("/attributes", request.attributes()), null, caller.actor(), now);
            }
            return fresh;
        }));
        return ResponseEntity.created(URI.create("/api/v1/subscriptions/" + started.id()))
                .body(answer(started, now));
    }

    @Operation(summary = "List a customer's subscriptions, oldest first")
    @GetMapping
    @Requires(Permission.READ_SUBSCRIPTIONS)
    Page<SubscriptionAnswer> list(@RequestParam CustomerKey customer) {
        Instant now = clock.instant();
        List<Subscription> found =
                subscriptions.ofCustomer(customers.get(customer).id());
        return new Page<>(answers(found, now), null);
    }

    @Operation(summary = "See one subscription")
    @GetMapping("/{id}")
    @Requires(Permission.READ_SUBSCRIPTIONS)
    SubscriptionAnswer get(@PathVariable SubscriptionId id) {
        return answer(subscriptions.get(id), clock.instant());
    }

    @Operation(summary = "Change plan or seats now or at the end of the period, or preview the money difference")
    @PostMapping("/{id}/changes")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    ChangeAnswer change(@PathVariable SubscriptionId id, @Valid @RequestBody ChangeRequest request, Caller caller) {
        Instant now = clock.instant();
        ChangeAnswer.Difference difference = ChangeAnswer.Difference.of(
                pricing.previewChange(id, request.plan(), request.seats(), request.when(), now));
        boolean preview = Boolean.TRUE.equals(request.preview());
        Subscription after = preview
                ? subscriptions.get(id)
                : subscriptions.change(id, request.plan(), request.seats(), request.when(), caller.actor(), now);
        return new ChangeAnswer(preview, difference, answer(after, now));
    }

    @Operation(summary = "Say values of a subscription's attributes; earlier values stay for the periods they held for")
    @PutMapping("/{id}/attributes")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    SubscriptionAnswer say(
            @PathVariable SubscriptionId id, @Valid @RequestBody AttributesRequest request, Caller caller) {
        Instant now = clock.instant();
        profiles.putOfSubscription(
                id,
                WireValues.texts("/attributes", request.attributes()),
                request.attributesFrom(),
                caller.actor(),
                now);
        return answer(subscriptions.get(id), now);
    }

    @Operation(summary = "Cancel at the end of the period, which is still billed")
    @PostMapping("/{id}/cancel")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    SubscriptionAnswer cancel(@PathVariable SubscriptionId id, Caller caller) {
        Instant now = clock.instant();
        return answer(subscriptions.cancel(id, caller.actor(), now), now);
    }

    @Operation(summary = "See usage against what is included; `period` is the local month in which the period starts")
    @GetMapping("/{id}/usage")
    @Requires(Permission.READ_USAGE)
    UsageAnswer usage(@PathVariable SubscriptionId id, @RequestParam(required = false) @Nullable YearMonth period) {
        return UsageAnswer.of(statements.of(id, period, clock.instant()));
    }

    private SubscriptionAnswer answer(Subscription of, Instant now) {
        return answers(List.of(of), now).getFirst();
    }

    private List<SubscriptionAnswer> answers(List<Subscription> of, Instant now) {
        Map<SubscriptionId, Map<String, String>> held =
                profiles.heldBySubscriptions(of.stream().map(Subscription::id).toList(), now);
        return of.stream()
                .map(one -> SubscriptionAnswer.of(one, held.getOrDefault(one.id(), Map.of()), now))
                .toList();
    }
}
