package io.plimsoll.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollContext;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.MeterDetails;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ThresholdCrossingId;
import io.plimsoll.metering.Metering;
import io.plimsoll.metering.UsageEvent;
import io.plimsoll.metering.UsageEventLine;
import io.plimsoll.notification.Notification;
import io.plimsoll.notification.Notifications;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.threshold.ThresholdCrossing.Audience;
import io.plimsoll.threshold.ThresholdCrossing.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ThresholdsIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final CustomerKey ACME = new CustomerKey("acme");
    private static final Instant APRIL = Instant.parse("2026-04-30T22:00:00Z"); // midnight of May in Berlin
    private static final Instant MAY_10 = Instant.parse("2026-05-10T08:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-05-31T22:00:00Z");
    private static final Instant JUNE_2 = Instant.parse("2026-06-02T08:00:00Z");

    private final PlimsollContext components = new PlimsollContext(
            "io.plimsoll.threshold",
            "io.plimsoll.notification",
            "io.plimsoll.outbox",
            "io.plimsoll.pricing",
            "io.plimsoll.policy",
            "io.plimsoll.subscription",
            "io.plimsoll.customer",
            "io.plimsoll.catalog",
            "io.plimsoll.metering",
            "io.plimsoll.audit");
    private final Thresholds thresholds = components.get(Thresholds.class);
    private final AtomicInteger eventNumber = new AtomicInteger();

    @BeforeEach
    void hasACustomerWithAThousandCallsIncluded() {
        Catalog catalog = components.get(Catalog.class);
        catalog.putMeter(
                new MeterKey("api-calls"),
                new MeterDetails("api.calls", "SUM", "calls", "call", 0, null),
                AMBER,
                APRIL);
        catalog.putPlan(new PlanKey("free"), new PlanDetails("Free", 1, "CALENDAR"), AMBER, APRIL);
        subscribe("acme", "growth");
    }

    @AfterEach
    void closes() {
        components.close();
    }

    private Subscription subscribe(String customer, String segment) {
        components
                .get(Customers.class)
                .put(
                        new CustomerKey(customer),
                        new CustomerDetails("Acme Corp", "EUR", "DE", segment, "Europe/Berlin", "ops@acme.example"),
                        AMBER,
                        APRIL);
        return components
                .get(Subscriptions.class)
                .start(new NewSubscription(new CustomerKey(customer), new PlanKey("free"), APRIL, 1), AMBER, APRIL);
    }

    @Test
    void aBatchThatJumpsFromNothingToMoreThanAllCrossesEachThresholdOnce() {
        use(ACME, MAY_10, 1_300);
        look(MAY_10);
        assertThat(crossings()).containsExactly("50 OPEN", "75 OPEN", "90 OPEN", "100 OPEN");
        assertThat(startedProcesses()).hasSize(4).doesNotHaveDuplicates();
        ThresholdCrossing last = newest(1).getFirst();
        assertThat(last.quantity()).hasToString("1300");
        assertThat(last.included()).hasToString("1000");
        assertThat(last.audience()).isEqualTo(Audience.BOTH);
        assertThat(last.policyDecision()).isPositive();
    }

    @Test
    void crossesWhenReachedAndNotAgainInThePeriod() {
        use(ACME, MAY_10, 499);
        look(MAY_10);
        assertThat(crossings()).isEmpty();
        use(ACME, MAY_10, 1);
        look(MAY_10);
        assertThat(crossings()).containsExactly("50 OPEN");
        use(ACME, MAY_10, 1);
        look(MAY_10);
        assertThat(crossings()).containsExactly("50 OPEN");
        use(ACME, MAY_10, 400);
        look(MAY_10);
        assertThat(crossings()).containsExactly("50 OPEN", "75 OPEN", "90 OPEN");
        assertThat(startedProcesses()).hasSize(3);
    }

    @Test
    void startsAgainInTheNextPeriod() {
        use(ACME, JUNE.minusSeconds(1), 600);
        look(JUNE.minusSeconds(1));
        use(ACME, JUNE, 499);
        look(JUNE_2);
        assertThat(crossings()).containsExactly("50 OPEN");
        use(ACME, JUNE_2, 1);
        look(JUNE_2);
        assertThat(crossings()).containsExactly("50 OPEN", "50 OPEN");
        assertThat(newest(2)).extracting(crossing -> crossing.period().start()).containsExactly(JUNE, APRIL);
    }

    @Test
    void usageThatArrivesForAPeriodAlreadyOverTellsNobody() {
        use(ACME, MAY_10, 600);
        use(ACME, JUNE, 500);
        look(JUNE_2);
        assertThat(crossings()).containsExactly("50 SUPPRESSED", "50 OPEN");
        assertThat(newest(2).getLast().stateReason()).isEqualTo("the period had ended");
        assertThat(startedProcesses()).hasSize(1);
    }

    @Test
    void leavesBilledPeriodsAlone() {
        Subscription subscription =
                components.get(Subscriptions.class).ofCustomer(acmeId()).getFirst();
        components
                .transaction()
                .executeWithoutResult(_ ->
                        components.get(Subscriptions.class).billed(Map.of(subscription.id(), subscription.unbilled())));
        use(ACME, MAY_10, 600);
        look(JUNE_2);
        assertThat(crossings()).isEmpty();
    }

    @Test
    void looksAtEachMovementOnceAndSharesThemBetweenCallers() {
        List<CustomerKey> customers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            customers.add(subscribe("c" + i, "startup").customerKey());
        }
        customers.forEach(customer -> use(customer, MAY_10, 1_000));
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(CompletableFuture.supplyAsync(() -> look(MAY_10)));
        }
        int looked = callers.stream().mapToInt(CompletableFuture::join).sum();
        assertThat(looked).isEqualTo(40);
        assertThat(thresholds.lookAtMovements(10, MAY_10)).isZero();
        assertThat(startedProcesses()).hasSize(4 * 40).doesNotHaveDuplicates();
    }

    @Test
    void aFailedLookIsRepeated() {
        use(ACME, MAY_10, 600);
        components.transaction().executeWithoutResult(status -> {
            assertThat(thresholds.lookAtMovements(10, MAY_10)).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(crossings()).isEmpty();
        look(MAY_10);
        assertThat(crossings()).containsExactly("50 OPEN");
    }

    @Test
    void tellsTheCustomerOnceInWordsThatFrameUsageAsASuccess() {
        use(ACME, MAY_10, 900);
        look(MAY_10);
        ThresholdCrossingId id = newest(1).getFirst().id();
        assertThat(thresholds.chooseAudience(id, MAY_10)).isEqualTo(new ChosenAudience(Audience.CUSTOMER, false));
        assertThat(thresholds.notifyCustomer(id, MAY_10)).isFalse();
        assertThat(thresholds.notifyCustomer(id, MAY_10)).isFalse();
        assertThat(thresholds.get(id).state()).isEqualTo(State.NOTIFIED);
        assertThat(notifications()).singleElement().satisfies(notification -> {
            assertThat(notification.recipient()).isEqualTo("ops@acme.example");
            assertThat(notification.subject()).isEqualTo("You have used 90% of your 1,000 calls");
            assertThat(notification.body()).isEqualTo("""
                    Hello Acme Corp,

                    you are getting good use out of your plan: 900 calls of the 1,000 calls it includes for the period until 31 May 2026 (Europe/Berlin).

                    There is nothing you need to do. If you expect to need more, we are glad to find the plan that fits.

                    This period's numbers so far:
                      used      900 calls
                      included  1,000 calls
                      left      100 calls
                    """);
        });
    }

    @Test
    void asksAPersonToFollowUpWhereTheRowsSaySo() {
        use(ACME, MAY_10, 1_300);
        look(MAY_10);
        ThresholdCrossingId id = newest(1).getFirst().id();
        assertThat(thresholds.chooseAudience(id, MAY_10)).isEqualTo(new ChosenAudience(Audience.BOTH, false));
        assertThat(thresholds.notifyCustomer(id, MAY_10)).isTrue();
        assertThat(thresholds.notifyCustomer(id, MAY_10)).isTrue();
        assertThat(notifications())
                .extracting(notification -> notification.audience() + ": " + notification.subject())
                .containsExactly(
                        "SUCCESS: Acme Corp has used 100% of its 1,000 calls",
                        "CUSTOMER: You have used 100% of your 1,000 calls");
    }

    @Test
    void aNoticeHeldUpUntilLongAfterThePeriodIsSuppressed() {
        use(ACME, MAY_10, 500);
        look(MAY_10);
        ThresholdCrossingId id = newest(1).getFirst().id();
        assertThat(thresholds.chooseAudience(id, JUNE.plusSeconds(60)).suppressed())
                .isFalse();
        assertThat(thresholds.chooseAudience(id, JUNE_2).suppressed()).isTrue();
        assertThat(thresholds.chooseAudience(id, JUNE_2).suppressed()).isTrue();
        assertThat(thresholds.notifyCustomer(id, JUNE_2)).isFalse();
        assertThat(notifications()).isEmpty();
    }

    @Test
    void suppressesOnRequestUnlessToldAlready() {
        use(ACME, MAY_10, 800);
        look(MAY_10);
        ThresholdCrossingId told = newest(2).getFirst().id();
        ThresholdCrossingId open = newest(2).getLast().id();
        thresholds.notifyCustomer(told, MAY_10);
        thresholds.suppress(told, "not wanted", MAY_10);
        thresholds.suppress(open, "not wanted", MAY_10);
        assertThat(crossings()).containsExactly("50 SUPPRESSED", "75 NOTIFIED");
        assertThatThrownBy(() -> thresholds.get(new ThresholdCrossingId(99))).isInstanceOf(BillingException.class);
    }

    @Test
    void pagesNewestFirstAndListsAPeriod() {
        use(ACME, MAY_10, 1_000);
        look(MAY_10);
        Page<ThresholdCrossing> first = thresholds.ofCustomer(ACME, null, 3);
        assertThat(first.data())
                .extracting(crossing -> crossing.percent().intValue())
                .containsExactly(100, 90, 75);
        assertThat(thresholds.ofCustomer(ACME, first.next(), 3).data())
                .extracting(crossing -> crossing.percent().intValue())
                .containsExactly(50);
        ThresholdCrossing any = first.data().getFirst();
        assertThat(thresholds.ofPeriod(any.subscription(), any.period()))
                .extracting(crossing -> crossing.percent().intValue())
                .containsExactly(50, 75, 90, 100);
    }

    private int look(Instant now) {
        int looked = 0;
        int more = thresholds.lookAtMovements(10, now);
        while (more > 0) {
            looked += more;
            more = thresholds.lookAtMovements(10, now);
        }
        return looked;
    }

    private void use(CustomerKey customer, Instant at, int calls) {
        UsageEvent event = new UsageEvent(
                "/test",
                "e" + eventNumber.incrementAndGet(),
                "api.calls",
                customer,
                at,
                JsonNodeFactory.instance.objectNode().put("calls", calls));
        assertThat(components
                        .get(Metering.class)
                        .ingest(List.of(new UsageEventLine.Read(0, event)), JUNE_2)
                        .accepted())
                .isEqualTo(1);
    }

    private CustomerId acmeId() {
        return components.get(Customers.class).get(ACME).id();
    }

    /** In the order they were noticed. */
    private List<String> crossings() {
        return newest(100).reversed().stream()
                .map(crossing -> crossing.percent().toPlainString() + " " + crossing.state())
                .toList();
    }

    private List<ThresholdCrossing> newest(int limit) {
        return thresholds.ofCustomer(ACME, null, limit).data();
    }

    private List<Notification> notifications() {
        return components.get(Notifications.class).ofCustomer(ACME, null, 10).data();
    }

    private List<String> startedProcesses() {
        return components
                .database()
                .sql("select business_key from outbox_message where business_key like 'UsageThresholdProcess:thr_%'")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
