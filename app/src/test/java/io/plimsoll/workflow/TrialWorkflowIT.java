package io.plimsoll.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.notification.Notifications;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.SubscriptionState;
import io.plimsoll.trial.Trial;
import io.plimsoll.trial.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init") // injected
class TrialWorkflowIT extends BrokerTest {

    private static final Actor TEST = Actor.system("test");

    @Autowired
    Trials trials;

    @Autowired
    Notifications notifications;

    @Test
    void remindsAndStopsServiceOfOneTrialAndConvertsTheOther() {
        Instant start = clock.now();
        SubscriptionId idle = start("idle-trial", start);
        SubscriptionId eager = start("eager-trial", start);
        await("both to wait", () -> waiting(idle) && waiting(eager));
        trials.convert(eager, TEST, clock.now());
        await("the end of the converted trial", () -> path(eager).contains("Event_TrialConverted"));

        clock.advance(start.plus(Duration.ofDays(15)));
        assertThat(trials.get(idle).state()).isEqualTo(Trial.State.GRACE);
        assertThat(notifications
                        .ofCustomer(new CustomerKey("idle-trial"), null, 20)
                        .data())
                .hasSize(2);
        clock.advance(start.plus(Duration.ofDays(22)));

        await("the end of the trial", () -> path(idle).contains("Event_TrialExpired"));
        assertThat(trials.get(idle).state()).isEqualTo(Trial.State.EXPIRED);
        assertThat(subscriptions.get(idle).state()).isEqualTo(SubscriptionState.ENDED);
        assertThat(subscriptions.get(eager).state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(notifications
                        .ofCustomer(new CustomerKey("eager-trial"), null, 20)
                        .data())
                .isEmpty();
    }

    private SubscriptionId start(String name, Instant at) {
        CustomerKey key = new CustomerKey(name);
        PlanKey plan = new PlanKey("email-49");
        customers.put(key, new CustomerDetails(name, "USD", "US", "growth", "UTC", null), TEST, at);
        catalog.putPlan(plan, new PlanDetails("E-mail", 1, "CALENDAR"), TEST, at);
        return trials.start(new NewSubscription(key, plan, at, 1), TEST, at).id();
    }

    private boolean waiting(SubscriptionId id) {
        return path(id).contains("Gateway_UntilTheNextStep");
    }

    private List<String> path(SubscriptionId id) {
        return history.stepsOf(id.toString()).stream()
                .map(WorkflowStep::elementId)
                .toList();
    }
}
