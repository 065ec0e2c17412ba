package io.plimsoll.subscription;

import static java.util.stream.Collectors.toMap;

import io.plimsoll.audit.Audit;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.Plan;
import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingCalendar;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.Violations;
import io.plimsoll.subscription.SubscriptionRepository.Move;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts, changes, cancels and finds subscriptions. */
@Component
public class Subscriptions {

    private final SubscriptionRepository repository;
    private final Customers customers;
    private final Catalog catalog;
    private final PhasePlanning planning;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Subscriptions(
            SubscriptionRepository repository,
            Customers customers,
            Catalog catalog,
            PhasePlanning planning,
            Audit audit,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.customers = customers;
        this.catalog = catalog;
        this.planning = planning;
        this.audit = audit;
        this.events = events;
    }

    /** Where the last of all billed service periods ends; empty when none was billed. */
    public Optional<Instant> lastClosedEnd() {
        return repository.lastClosedEnd();
    }

    /**
     * Starts a subscription, its start taken down to the quarter hour. Starting the same again (customer, plan, start, seats)
     * answers the one that is there; one that would serve the customer with the plan twice at a time is refused.
     */
    @Transactional
    public Subscription start(NewSubscription wanted, Actor actor, Instant at) {
        Violations violations = new Violations();
        Optional<Customer> customer = customers.bindForSubscription(wanted.customer(), at);
        violations.expect(customer.isPresent(), "/customer", "the key of a customer", wanted.customer());
        Optional<Plan> plan = catalog.plan(wanted.plan());
        violations.expect(plan.isPresent(), "/plan", "the key of a plan", wanted.plan());
        StartLimits.check(wanted, at, violations);
        violations.refuseAny(SubscriptionRefusal.INVALID_SUBSCRIPTION, "a subscription");
        return start(wanted, customer.orElseThrow(), plan.orElseThrow(), actor, at);
    }

    private Subscription start(NewSubscription wanted, Customer customer, Plan plan, Actor actor, Instant at) {
        Instant startAt = StartLimits.quarterHourOf(wanted.startAt());
        List<Subscription> others = ofCustomer(customer.id());
        for (Subscription other : others) {
            if (other.startAt().equals(startAt) && other.isAsStarted(plan.key(), wanted.seats())) {
                return other;
            }
        }
        PhasePlanning.refuseSecondOnPlan(others, plan.key(), startAt);
        BillingCalendar calendar =
                BillingCalendar.of(plan.alignment(), customer.timeZone(), plan.intervalMonths(), startAt);
        SubscriptionId id = repository.insert(
                customer.id(),
                startAt,
                plan.intervalMonths(),
                plan.alignment(),
                customer.timeZone(),
                calendar.first(),
                at);
        repository.putPhase(id, new SubscriptionPhase(startAt, plan.key(), wanted.seats()), at);
        audit.record(
                actor,
                "subscription.started",
                id.toString(),
                Map.of(
                        "customer", customer.key().value(),
                        "plan", plan.key().value(),
                        "seats", Integer.toString(wanted.seats()),
                        "startAt", startAt.toString()),
                at);
        Subscription started = get(id);
        events.publishEvent(new SubscriptionStarted(started, actor, at));
        return started;
    }

    /** Changes plan or seats (null: stays) at the end of the service period that contains {@code at}. */
    @Transactional
    public Subscription change(
            SubscriptionId id, @Nullable PlanKey plan, @Nullable Integer seats, Actor actor, Instant at) {
        return change(id, plan, seats, ChangeTiming.PERIOD_END, actor, at);
    }

    /**
     * As above, with the timing the caller asked for: {@code NOW} cuts the unbilled service period at the quarter hour that
     * has begun, and never inside of what is billed. A later change for the same instant takes the place of the earlier one,
     * one that goes back to what was in force takes it away, and one from now on also what was planned for later. Before the
     * start of service a change holds from the start. In a trial it is refused.
     */
    @Transactional
    public Subscription change(
            SubscriptionId id,
            @Nullable PlanKey plan,
            @Nullable Integer seats,
            ChangeTiming timing,
            Actor actor,
            Instant at) {
        repository.lock(id);
        Subscription subscription = get(id);
        SubscriptionPhase planned = planning.plan(subscription, plan, seats, timing, at);
        SubscriptionPhase before = subscription.phaseAt(planned.effectiveFrom());
        boolean nothingLater = !subscription.phases().getLast().effectiveFrom().isAfter(planned.effectiveFrom());
        if (planned.sameAs(before) && (timing == ChangeTiming.PERIOD_END || nothingLater)) {
            return subscription;
        }
        repository.removePhasesFrom(id, planned.effectiveFrom());
        Subscription unchanged = get(id);
        if (!unchanged.phaseAt(planned.effectiveFrom()).sameAs(planned)
                || subscription.wasBilledUpTo(planned.effectiveFrom())) {
            repository.putPhase(id, planned, at);
        }
        repository.cut(id, get(id).unbilledAsCut());
        audit.record(
                actor,
                "subscription.changed",
                id.toString(),
                Map.of(
                        "customer", subscription.customerKey().value(),
                        "plan", planned.plan().value(),
                        "seats", Integer.toString(planned.seats()),
                        "effectiveFrom", planned.effectiveFrom().toString()),
                at);
        Subscription changed = get(id);
        events.publishEvent(new SubscriptionChanged(changed, before, planned, timing, actor, at));
        return changed;
    }

    /** The phase that {@link #change} would make, or its refusal; changes nothing. */
    public SubscriptionPhase previewChange(
            SubscriptionId id, @Nullable PlanKey plan, @Nullable Integer seats, ChangeTiming timing, Instant at) {
        return planning.plan(get(id), plan, seats, timing, at);
    }

    /**
     * Cancels at the end of the service period that contains {@code at}; that period is still billed. Before the start of
     * service, and in a trial, the subscription ends at once and nothing is billed. Cancelling again changes nothing.
     */
    @Transactional
    public Subscription cancel(SubscriptionId id, Actor actor, Instant at) {
        repository.lock(id);
        Subscription subscription = get(id);
        if (subscription.endAt() != null) {
            return subscription;
        }
        boolean trialing = subscription.state() == SubscriptionState.TRIALING;
        Instant endAt = trialing ? subscription.trialStopAt(at) : subscription.nextChangeAt(at);
        boolean nothingToBill =
                trialing || !endAt.isAfter(subscription.unbilled().start());
        repository.removePhasesFrom(id, endAt);
        repository.end(id, endAt, nothingToBill ? SubscriptionState.ENDED : SubscriptionState.ACTIVE);
        audit.record(
                actor,
                "subscription.cancelled",
                id.toString(),
                Map.of("customer", subscription.customerKey().value(), "endAt", endAt.toString()),
                at);
        Subscription cancelled = get(id);
        events.publishEvent(new SubscriptionCancelled(cancelled, actor, at));
        return cancelled;
    }

    /** The subscription; refused with {@code unknown-subscription} when there is none. */
    public Subscription get(SubscriptionId id) {
        return repository.byIds(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new BillingException(
                        SubscriptionRefusal.UNKNOWN_SUBSCRIPTION,
                        "expected subscription `" + id + "` to exist, but there is none of this id"));
    }

    /** The subscriptions of these ids, in the order of the ids; all of them exist. */
    public List<Subscription> getAll(Collection<SubscriptionId> ids) {
        Map<SubscriptionId, Subscription> found =
                repository.byIds(ids).stream().collect(toMap(Subscription::id, subscription -> subscription));
        if (!found.keySet().containsAll(ids)) {
            throw new IllegalStateException("expected all of " + ids + " to exist, but found " + found.keySet());
        }
        return ids.stream().map(found::get).toList();
    }

    public List<Subscription> ofCustomer(CustomerId customer) {
        return ofCustomers(List.of(customer));
    }

    /** The subscriptions of all these customers, oldest first. */
    public List<Subscription> ofCustomers(Collection<CustomerId> ids) {
        return repository.byCustomers(ids);
    }

    public ServicePeriod periodContaining(Subscription subscription, Instant instant) {
        return subscription.periodContaining(instant);
    }

    /**
     * Moves each subscription past the period that was billed, which must be its unbilled one, and ends it when that was the
     * last. Called in the transaction that writes the invoices: if another run was there first, this fails and so does that.
     */
    @Transactional
    public void billed(Map<SubscriptionId, ServicePeriod> periods) {
        List<Move> moves = getAll(periods.keySet()).stream()
                .map(subscription -> {
                    ServicePeriod billed = periods.get(subscription.id());
                    if (billed == null || !billed.equals(subscription.unbilled())) {
                        throw new IllegalStateException("expected " + subscription.id() + " to be billed for "
                                + subscription.unbilled() + ", but got " + billed);
                    }
                    return new Move(
                            subscription.id(), billed, subscription.next(billed), subscription.endsBy(billed.end()));
                })
                .toList();
        int moved = repository.move(moves);
        if (moved != moves.size()) {
            throw new IllegalStateException("expected to move " + moves.size()
                    + " subscriptions past their billed periods, but moved " + moved);
        }
    }
}
