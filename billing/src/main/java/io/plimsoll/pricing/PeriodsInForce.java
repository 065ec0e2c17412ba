package io.plimsoll.pricing;

import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.profile.Profiles;
import io.plimsoll.profile.ValuesAt;
import io.plimsoll.rules.Attributes;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.SubscriptionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts a subscription's period together with all that prices it. */
@Component
class PeriodsInForce {

    private final Customers customers;
    private final Profiles profiles;

    PeriodsInForce(Customers customers, Profiles profiles) {
        this.customers = customers;
        this.profiles = profiles;
    }

    /** For each subscription the period the function names, in order. */
    List<PeriodInForce> of(List<Subscription> subscriptions, Function<Subscription, ServicePeriod> period) {
        return of(subscriptions, subscriptions.stream().map(period).toList());
    }

    /** Each subscription with the period at its place; one may come several times, for several periods. */
    List<PeriodInForce> of(List<Subscription> subscriptions, List<ServicePeriod> named) {
        Map<CustomerId, Customer> facts = customers.getAll(
                subscriptions.stream().map(Subscription::customer).collect(Collectors.toSet()));
        List<ValuesAt> asked = new ArrayList<>();
        for (int i = 0; i < subscriptions.size(); i++) {
            asked.add(atStart(subscriptions.get(i), named.get(i)));
        }
        List<Attributes> attributes = profiles.inForce(asked);
        List<PeriodInForce> periods = new ArrayList<>();
        for (int i = 0; i < subscriptions.size(); i++) {
            Subscription subscription = subscriptions.get(i);
            ServicePeriod period = named.get(i);
            SubscriptionPhase phase = subscription.phaseAt(period.start());
            Customer customer = Objects.requireNonNull(facts.get(subscription.customer()));
            periods.add(of(subscription, phase, period, customer, attributes.get(i)));
        }
        return periods;
    }

    /** The period as it would be with another phase in force. */
    PeriodInForce of(Subscription subscription, SubscriptionPhase phase, ServicePeriod period) {
        CustomerId customer = subscription.customer();
        return of(
                subscription,
                phase,
                period,
                Objects.requireNonNull(customers.getAll(List.of(customer)).get(customer)),
                profiles.inForce(List.of(atStart(subscription, period))).getFirst());
    }

    private static ValuesAt atStart(Subscription subscription, ServicePeriod period) {
        return new ValuesAt(subscription.customer(), subscription.id(), period.start());
    }

    private static PeriodInForce of(
            Subscription subscription,
            SubscriptionPhase phase,
            ServicePeriod period,
            Customer customer,
            Attributes attributes) {
        return new PeriodInForce(
                subscription.id(),
                customer.id(),
                phase.plan(),
                phase.seats(),
                period,
                period.start().equals(subscription.paidFrom()),
                customer.segment(),
                customer.country(),
                customer.currency(),
                subscription.timeZone(),
                subscription.tenureMonthsAt(period.start()),
                subscription.calendar().fullPeriod(period),
                subscription.uncutPeriodContaining(period.start()),
                attributes);
    }
}
