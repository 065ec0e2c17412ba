package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.catalog.MeterDetails;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.history.UserTask;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.metering.Metering;
import io.plimsoll.metering.UsageEvent;
import io.plimsoll.metering.UsageEventLine;
import io.plimsoll.notification.Notification;
import io.plimsoll.notification.Notifications;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.threshold.ThresholdCrossing;
import io.plimsoll.threshold.Thresholds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;

@SuppressWarnings("NullAway.Init") // injected
class ThresholdWorkflowIT extends BrokerTest {

    private static final Actor TEST = Actor.system("test");

    @Autowired
    Metering metering;

    @Autowired
    Thresholds thresholds;

    @Autowired
    Notifications notifications;

    @Test
    void tellsTheCustomerOfEachThresholdOnceAndAsksSuccessToFollowUp() throws IOException {
        CustomerKey acme = subscribeToEmail("acme-mail", "growth");
        count(acme, 5_100);
        await("the first notice", () -> !notices(acme).isEmpty());
        // One event jumps over three thresholds.
        count(acme, 12_000);
        clock.advance(clock.now().plus(Duration.ofMinutes(1)));

        assertThat(crossings(acme))
                .extracting(ThresholdCrossing::percent)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(percent(50), percent(75), percent(90), percent(100));
        assertThat(crossings(acme)).extracting(ThresholdCrossing::state).containsOnly(ThresholdCrossing.State.NOTIFIED);
        await("delivery of all notices", () -> notices(acme).stream().allMatch(notice -> notice.deliveredAt() != null));
        assertThat(notices(acme))
                .filteredOn(notice -> notice.audience().equals("CUSTOMER"))
                .hasSize(4);
        for (Notification notice : notices(acme)) {
            assertThat(Files.readString(DATA.resolve(Objects.requireNonNull(notice.deliveredTo()))))
                    .contains("Customer: acme-mail", notice.subject(), notice.body());
        }
        UserTask followUp = userTasks.open(Set.of("SUCCESS"), null, 10).data().getFirst();
        userTasks.complete(
                followUp.key(),
                "CONTACTED",
                "they plan a campaign",
                Actor.user("sand"),
                Set.of("SUCCESS"),
                clock.now());
        await(
                "the end of the follow-up",
                () -> history.stepsOf(Objects.requireNonNull(followUp.subject())).stream()
                        .anyMatch(step -> step.elementType().equals("END_EVENT")));
    }

    private static BigDecimal percent(int percent) {
        return BigDecimal.valueOf(percent);
    }

    private List<ThresholdCrossing> crossings(CustomerKey customer) {
        return thresholds.ofCustomer(customer, null, 20).data();
    }

    private List<Notification> notices(CustomerKey customer) {
        return notifications.ofCustomer(customer, null, 20).data();
    }

    private CustomerKey subscribeToEmail(String name, String segment) {
        Instant now = clock.now();
        CustomerKey key = new CustomerKey(name);
        customers.put(key, new CustomerDetails(name, "USD", "US", segment, "UTC", null), TEST, now);
        catalog.putMeter(
                new MeterKey("contacts"),
                new MeterDetails("contacts.counted", "MAX", "contacts", "contact", 0, Map.of()),
                TEST,
                now);
        catalog.putPlan(new PlanKey("email-49"), new PlanDetails("E-mail", 1, "CALENDAR"), TEST, now);
        subscriptions.start(new NewSubscription(key, new PlanKey("email-49"), now, 1), TEST, now);
        return key;
    }

    private void count(CustomerKey customer, int contacts) {
        Instant now = clock.now();
        UsageEvent event = new UsageEvent(
                "test",
                "count-" + contacts,
                "contacts.counted",
                customer,
                now,
                JsonNodeFactory.instance.objectNode().put("contacts", contacts));
        assertThat(metering.ingest(List.of(new UsageEventLine.Read(0, event)), now)
                        .accepted())
                .isEqualTo(1);
    }
}
