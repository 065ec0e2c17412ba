package io.plimsoll.web.commitment;

import io.plimsoll.commitment.Commitment;
import io.plimsoll.commitment.Commitments;
import io.plimsoll.commitment.Renewals;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What customers promise to spend. */
@Tag(name = "Commitments")
@RestController
@RequestMapping("/api/v1")
class CommitmentsApi {

    private final Commitments commitments;
    private final Renewals renewals;
    private final Customers customers;
    private final InstantSource clock;

    CommitmentsApi(Commitments commitments, Renewals renewals, Customers customers, InstantSource clock) {
        this.commitments = commitments;
        this.renewals = renewals;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * @param amountPerYear in the currency
     * @param startAt taken to the local day; now when left out
     */
    record AgreeRequest(
            @NotNull BigDecimal amountPerYear,
            @NotNull Currency currency,
            @NotNull Integer termMonths,
            @Nullable Instant startAt) {}

    /** @param reason why the customer does not renew */
    record DeclineRequest(@Nullable String reason) {}

    @Operation(summary = "Agree a commitment; the `commitment` rows say what it buys")
    @PostMapping("/subscriptions/{id}/commitments")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    ResponseEntity<CommitmentAnswer> agree(
            @PathVariable SubscriptionId id, @Valid @RequestBody AgreeRequest request, Caller caller) {
        Instant now = clock.instant();
        Commitment agreed = commitments.agree(
                id,
                AmountInCurrency.of(request.currency(), request.amountPerYear()),
                request.termMonths(),
                Objects.requireNonNullElse(request.startAt(), now),
                caller.actor(),
                now);
        return ResponseEntity.created(URI.create("/api/v1/commitments/" + agreed.id()))
                .body(answer(agreed));
    }

    @Operation(summary = "See one commitment and how its term goes")
    @GetMapping("/commitments/{id}")
    @Requires(Permission.READ_SUBSCRIPTIONS)
    CommitmentAnswer get(@PathVariable CommitmentId id) {
        return answer(commitments.get(id));
    }

    @Operation(summary = "List a customer's commitments by the start of their terms")
    @GetMapping("/customers/{customer}/commitments")
    @Requires(Permission.READ_SUBSCRIPTIONS)
    Page<CommitmentAnswer> list(@PathVariable CustomerKey customer) {
        return new Page<>(
                commitments.of(customers.get(customer).id()).stream()
                        .map(this::answer)
                        .toList(),
                null);
    }

    @Operation(summary = "Renew: agree the next term; renewing again answers the same next term")
    @PostMapping("/commitments/{id}/renewal/accept")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    CommitmentAnswer accept(@PathVariable CommitmentId id, Caller caller) {
        return answer(renewals.accept(id, caller.actor(), clock.instant()));
    }

    @Operation(summary = "Note that the customer does not renew; until the term ends they may still accept")
    @PostMapping("/commitments/{id}/renewal/decline")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    CommitmentAnswer decline(@PathVariable CommitmentId id, @Valid @RequestBody DeclineRequest request, Caller caller) {
        return answer(renewals.decline(
                id, Objects.requireNonNullElse(request.reason(), ""), caller.actor(), clock.instant()));
    }

    private CommitmentAnswer answer(Commitment of) {
        return CommitmentAnswer.of(of, commitments.pace(of, clock.instant()));
    }
}
