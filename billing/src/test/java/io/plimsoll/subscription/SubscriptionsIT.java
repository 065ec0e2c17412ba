package io.plimsoll.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.PlimsollContext;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionsIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final CustomerKey ACME = new CustomerKey("acme");
    private static final PlanKey BASIC = new PlanKey("basic");
    private static final PlanKey PRO = new PlanKey("pro");
    private static final PlanKey YEARLY = new PlanKey("yearly");
    private static final Instant MAY_10 = Instant.parse("2026-05-10T08:07:09.123Z");
    private static final Instant MAY_20 = Instant.parse("2026-05-20T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-05-31T22:00:00Z"); // midnight in Berlin
    private static final Instant JULY = Instant.parse("2026-06-30T22:00:00Z");

    private final PlimsollContext components = new PlimsollContext(
            "io.plimsoll.subscription",
            "io.plimsoll.customer",
            "io.plimsoll.catalog",
            "io.plimsoll.metering",
            "io.plimsoll.audit");
    private final Subscriptions subscriptions = components.get(Subscriptions.class);

    @BeforeEach
    void hasACustomerAndPlans() {
        components
                .get(Customers.class)
                .put(ACME, new CustomerDetails("Acme", "EUR", "DE", "growth", "Europe/Berlin", null), AMBER, MAY_10);
        Catalog catalog = components.get(Catalog.class);
        catalog.putPlan(BASIC, new PlanDetails("Basic", 1, "CALENDAR"), AMBER, MAY_10);
        catalog.putPlan(PRO, new PlanDetails("Pro", 1, "CALENDAR"), AMBER, MAY_10);
        catalog.putPlan(YEARLY, new PlanDetails("Yearly", 12, "ANNIVERSARY"), AMBER, MAY_10);
    }

    @AfterEach
    void closes() {
        components.close();
    }

    @Test
    void startsOnTheQuarterHourWithAShortFirstPeriod() {
        Subscription started = start(BASIC, MAY_10, 5);

        assertThat(started.startAt()).isEqualTo("2026-05-10T08:00:00Z");
        assertThat(started.unbilled()).isEqualTo(new ServicePeriod(started.startAt(), JUNE));
        assertThat(started.phases()).containsExactly(new SubscriptionPhase(started.startAt(), BASIC, 5));
        assertThat(subscriptions.get(started.id())).isEqualTo(started);
    }

    @Test
    void answersTheSameSubscriptionWhenTheSameIsStartedAgain() {
        Subscription started = start(BASIC, MAY_10, 5);
        assertThat(start(BASIC, MAY_10.plusSeconds(60), 5)).isEqualTo(started);
    }

    @Test
    void refusesASecondSubscriptionOfACustomerToAPlan() {
        start(BASIC, MAY_10, 5);
        refuses(SubscriptionRefusal.ALREADY_SUBSCRIBED, () -> start(BASIC, MAY_20, 5));
        refuses(SubscriptionRefusal.ALREADY_SUBSCRIBED, () -> start(BASIC, MAY_10, 6));
        Subscription other = start(PRO, MAY_10, 1);
        refuses(
                SubscriptionRefusal.ALREADY_SUBSCRIBED,
                () -> subscriptions.change(other.id(), BASIC, null, AMBER, MAY_20));
    }

    @Test
    void startsOneSubscriptionHoweverManyAskAtOnce() throws Exception {
        List<Callable<Subscription>> same = Collections.nCopies(8, () -> start(BASIC, MAY_10, 5));
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<SubscriptionId> ids = new ArrayList<>();
            for (Future<Subscription> answer : callers.invokeAll(same)) {
                ids.add(answer.get().id());
            }
            assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        }
    }

    @Test
    void namesEveryWrongField() {
        NewSubscription wrong = new NewSubscription(
                new CustomerKey("nobody"), new PlanKey("nothing"), Instant.parse("1970-01-01T00:00:00Z"), -1);
        BillingException refusal =
                catchThrowableOfType(BillingException.class, () -> subscriptions.start(wrong, AMBER, MAY_10));
        assertThat(refusal.violations())
                .extracting(Violation::pointer)
                .containsExactly("/customer", "/plan", "/startAt", "/seats");
    }

    @Test
    void changesAtTheEndOfThePeriod() {
        Subscription changed = subscriptions.change(start(BASIC, MAY_10, 5).id(), PRO, 9, AMBER, MAY_20);

        assertThat(changed.phases().getLast()).isEqualTo(new SubscriptionPhase(JUNE, PRO, 9));
        assertThat(changed.phaseAt(JUNE.minusSeconds(1)).plan()).isEqualTo(BASIC);
        assertThat(changed.phaseAt(JUNE).plan()).isEqualTo(PRO);
    }

    @Test
    void aLaterChangeReplacesTheEarlierAndGoingBackTakesItAway() {
        SubscriptionId id = start(BASIC, MAY_10, 5).id();
        subscriptions.change(id, PRO, null, AMBER, MAY_20);
        Subscription seatsToo = subscriptions.change(id, null, 7, AMBER, MAY_20);
        assertThat(seatsToo.phases().getLast()).isEqualTo(new SubscriptionPhase(JUNE, PRO, 7));
        assertThat(subscriptions.change(id, null, 7, AMBER, MAY_20)).isEqualTo(seatsToo);

        assertThat(subscriptions.change(id, BASIC, 5, AMBER, MAY_20).phases()).hasSize(1);
    }

    @Test
    void aChangeBeforeTheStartHoldsFromTheStart() {
        SubscriptionId id = start(BASIC, MAY_20, 5).id();
        assertThat(subscriptions.change(id, PRO, 1, AMBER, MAY_10).phases())
                .containsExactly(new SubscriptionPhase(MAY_20, PRO, 1));
    }

    @Test
    void refusesAChangeToAnotherIntervalOrToNothing() {
        SubscriptionId id = start(BASIC, MAY_10, 5).id();
        refuses(SubscriptionRefusal.INTERVAL_DIFFERS, () -> subscriptions.change(id, YEARLY, null, AMBER, MAY_20));
        refuses(SubscriptionRefusal.INVALID_CHANGE, () -> subscriptions.change(id, null, null, AMBER, MAY_20));
        refuses(
                SubscriptionRefusal.INVALID_CHANGE,
                () -> subscriptions.change(id, new PlanKey("x"), -1, AMBER, MAY_20));
    }

    @Test
    void previewsAChangeWithoutMakingIt() {
        Subscription started = start(BASIC, MAY_10, 5);
        assertThat(subscriptions.previewChange(started.id(), PRO, null, ChangeTiming.PERIOD_END, MAY_20))
                .isEqualTo(new SubscriptionPhase(JUNE, PRO, 5));
        assertThat(subscriptions.get(started.id())).isEqualTo(started);
    }

    @Test
    void billsTheLastPeriodAfterACancellationThenEnds() {
        Subscription started = start(BASIC, MAY_10, 5);
        subscriptions.change(started.id(), PRO, null, AMBER, MAY_20);
        Subscription cancelled = subscriptions.cancel(started.id(), AMBER, MAY_20);

        assertThat(cancelled.endAt()).isEqualTo(JUNE);
        assertThat(cancelled.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(cancelled.phases()).hasSize(1);
        assertThat(subscriptions.cancel(started.id(), AMBER, JULY)).isEqualTo(cancelled);

        subscriptions.billed(Map.of(started.id(), started.unbilled()));
        assertThat(subscriptions.get(started.id()).state()).isEqualTo(SubscriptionState.ENDED);
    }

    @Test
    void rejectsAPlanChangeAfterCancellation() {
        SubscriptionId id = start(BASIC, MAY_10, 5).id();
        subscriptions.cancel(id, AMBER, MAY_20);
        refuses(SubscriptionRefusal.ALREADY_CANCELLED, () -> subscriptions.change(id, PRO, null, AMBER, MAY_20));
    }

    @Test
    void startsAnewWhereTheCancelledOneEnds() {
        subscriptions.cancel(start(BASIC, MAY_10, 5).id(), AMBER, MAY_20);
        refuses(SubscriptionRefusal.ALREADY_SUBSCRIBED, () -> start(BASIC, MAY_20, 5));
        assertThat(start(BASIC, JUNE, 5).unbilled()).isEqualTo(new ServicePeriod(JUNE, JULY));
    }

    @Test
    void endsAtOnceWhenCancelledBeforeTheStart() {
        Subscription cancelled = subscriptions.cancel(start(BASIC, MAY_20, 5).id(), AMBER, MAY_10);
        assertThat(cancelled.state()).isEqualTo(SubscriptionState.ENDED);
        assertThat(cancelled.endAt()).isEqualTo(MAY_20);
        assertThat(start(BASIC, MAY_20, 5).id()).isNotEqualTo(cancelled.id());
    }

    @Test
    void movesPastABilledPeriodOnce() {
        Subscription started = start(BASIC, MAY_10, 5);
        subscriptions.billed(Map.of(started.id(), started.unbilled()));

        assertThat(subscriptions.get(started.id()).unbilled()).isEqualTo(new ServicePeriod(JUNE, JULY));
        assertThatThrownBy(() -> subscriptions.billed(Map.of(started.id(), started.unbilled())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangeNeverReachesIntoABilledPeriod() {
        Subscription started = start(BASIC, MAY_10, 5);
        subscriptions.billed(Map.of(started.id(), started.unbilled()));
        subscriptions.billed(Map.of(started.id(), new ServicePeriod(JUNE, JULY)));

        assertThat(subscriptions
                        .change(started.id(), PRO, null, AMBER, MAY_20)
                        .phases()
                        .getLast())
                .isEqualTo(new SubscriptionPhase(JULY, PRO, 5));
        assertThat(subscriptions.cancel(started.id(), AMBER, MAY_20))
                .extracting(Subscription::endAt, Subscription::state)
                .containsExactly(JULY, SubscriptionState.ENDED);
    }

    @Test
    void countsTenureInWholeMonthsOfTheZone() {
        Subscription started = start(BASIC, MAY_10, 5);
        assertThat(started.tenureMonthsAt(started.startAt())).isZero();
        assertThat(started.tenureMonthsAt(JUNE)).isZero();
        assertThat(started.tenureMonthsAt(JULY)).isEqualTo(1);
        assertThat(started.tenureMonthsAt(Instant.parse("2027-05-10T00:00:00Z")))
                .isEqualTo(12);
    }

    private Subscription start(PlanKey plan, Instant startAt, int seats) {
        return subscriptions.start(new NewSubscription(ACME, plan, startAt, seats), AMBER, MAY_10);
    }

    private static void refuses(SubscriptionRefusal code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
