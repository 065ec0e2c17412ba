package io.plimsoll.web.subscription;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.commitment.Commitment;
import io.plimsoll.commitment.CommitmentPace;
import io.plimsoll.commitment.Commitments;
import io.plimsoll.commitment.Renewals;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.pricing.ChangePreview;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.subscription.ChangeTiming;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.trial.Trial;
import io.plimsoll.trial.Trials;
import io.plimsoll.web.PageController;
import io.plimsoll.web.commitment.AmountInCurrency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One subscription: its trial, plan changes with their money before they are made, commitments and how they go. */
@PageController
class SubscriptionPages {

    private final Subscriptions subscriptions;
    private final Customers customers;
    private final Catalog catalog;
    private final Pricing pricing;
    private final Trials trials;
    private final Commitments commitments;
    private final Renewals renewals;
    private final InstantSource clock;

    SubscriptionPages(
            Subscriptions subscriptions,
            Customers customers,
            Catalog catalog,
            Pricing pricing,
            Trials trials,
            Commitments commitments,
            Renewals renewals,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.catalog = catalog;
        this.pricing = pricing;
        this.trials = trials;
        this.commitments = commitments;
        this.renewals = renewals;
        this.clock = clock;
    }

    /** A trial as the page shows it. */
    public record TrialView(
            Trial trial, int daysLeft, @Nullable BigDecimal usagePercent) {}

    /** A commitment as the page shows it. */
    public record CommitmentView(Commitment commitment, CommitmentPace pace) {}

    /** A change as it was asked for, and what it would do. */
    public record Asked(PlanKey plan, @Nullable Integer seats, ChangeTiming when, ChangePreview preview) {}

    @GetMapping("/subscriptions/{id}")
    @Requires(Permission.READ_SUBSCRIPTIONS)
    String show(@PathVariable SubscriptionId id, Caller caller, Model model) {
        return page(id, caller, model);
    }

    @PostMapping("/subscriptions/{id}/changes")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    String change(
            @PathVariable SubscriptionId id,
            @RequestParam PlanKey plan,
            @RequestParam(required = false) @Nullable Integer seats,
            @RequestParam ChangeTiming when,
            @RequestParam(defaultValue = "false") boolean sure,
            Caller caller,
            Model model) {
        Instant now = clock.instant();
        return doing(id, caller, model, () -> {
            if (sure) {
                subscriptions.change(id, plan, seats, when, caller.actor(), now);
                return false;
            }
            model.addAttribute(
                    "asked", new Asked(plan, seats, when, pricing.previewChange(id, plan, seats, when, now)));
            return true;
        });
    }

    @PostMapping("/subscriptions/{id}/trial/convert")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    String convert(@PathVariable SubscriptionId id, Caller caller, Model model) {
        return doing(id, caller, model, () -> {
            trials.convert(id, caller.actor(), clock.instant());
            return false;
        });
    }

    @PostMapping("/subscriptions/{id}/trial/extend")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    String extend(
            @PathVariable SubscriptionId id,
            @RequestParam int days,
            @RequestParam String reason,
            Caller caller,
            Model model) {
        return doing(id, caller, model, () -> {
            trials.extend(id, days, reason, caller.actor(), clock.instant());
            return false;
        });
    }

    @PostMapping("/subscriptions/{id}/commitments")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    String agree(
            @PathVariable SubscriptionId id,
            @RequestParam BigDecimal amountPerYear,
            @RequestParam int termMonths,
            Caller caller,
            Model model) {
        Instant now = clock.instant();
        return doing(id, caller, model, () -> {
            Money amount = AmountInCurrency.of(
                    customers.get(subscriptions.get(id).customerKey()).currency(), amountPerYear);
            commitments.agree(id, amount, termMonths, now, caller.actor(), now);
            return false;
        });
    }

    @PostMapping("/subscriptions/{id}/commitments/{commitment}/renewal")
    @Requires(Permission.WRITE_SUBSCRIPTIONS)
    String renew(
            @PathVariable SubscriptionId id,
            @PathVariable CommitmentId commitment,
            @RequestParam boolean accepted,
            Caller caller,
            Model model) {
        Instant now = clock.instant();
        return doing(id, caller, model, () -> {
            if (accepted) {
                renewals.accept(commitment, caller.actor(), now);
            } else {
                renewals.decline(commitment, "", caller.actor(), now);
            }
            return false;
        });
    }

    /** @param work answers whether the page has something to show before it is opened anew */
    private String doing(SubscriptionId id, Caller caller, Model model, Supplier<Boolean> work) {
        try {
            if (!work.get()) {
                return "redirect:/subscriptions/" + id;
            }
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("violations", refused.violations());
        }
        return page(id, caller, model);
    }

    private String page(SubscriptionId id, Caller caller, Model model) {
        Instant now = clock.instant();
        Subscription subscription = subscriptions.get(id);
        Optional<TrialView> trial = trials.find(id)
                .map(one -> new TrialView(one, one.daysLeftAt(now), one.isOver() ? null : trials.usagePercent(one)));
        List<CommitmentView> agreed = commitments.of(subscription.customer()).stream()
                .filter(one -> one.subscription().equals(id))
                .map(one -> new CommitmentView(one, commitments.pace(one, now)))
                .toList();
        model.addAttribute("subscription", subscription);
        model.addAttribute("customer", customers.get(subscription.customerKey()));
        model.addAttribute("inForce", subscription.phaseAt(now));
        model.addAttribute("trial", trial.orElse(null));
        model.addAttribute("commitments", agreed);
        model.addAttribute("plans", catalog.plans());
        model.addAttribute("mayWrite", caller.may(Permission.WRITE_SUBSCRIPTIONS) && subscription.endAt() == null);
        return "subscription/subscription";
    }
}
