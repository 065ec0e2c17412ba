package io.plimsoll.pricing;

import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.ServicePeriod;
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

    PeriodsInForce(Customers customers) {
        this.customers = customers;
    }

    /** For each subscription the period the function names, in order. */
    List<PeriodInForce> of(List<Subscription> subscriptions, Function<Subscription, ServicePeriod> period) {
        Map<CustomerId, Customer> facts = customers.getAll(
                subscriptions.stream().map(Subscription::customer).collect(Collectors.toSet()));
        List<PeriodInForce> periods = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            ServicePeriod named = period.apply(subscription);
            SubscriptionPhase phase = subscription.phaseAt(named.start());
            periods.add(of(subscription, phase, named, Objects.requireNonNull(facts.get(subscription.customer()))));
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
                Objects.requireNonNull(customers.getAll(List.of(customer)).get(customer)));
    }

    private static PeriodInForce of(
            Subscription subscription, SubscriptionPhase phase, ServicePeriod period, Customer customer) {
        return new PeriodInForce(
                subscription.id(),
                customer.id(),
                phase.plan(),
                phase.seats(),
                period,
                period.start().equals(subscription.startAt()),
                customer.segment(),
                customer.country(),
                customer.currency(),
                subscription.timeZone(),
                subscription.tenureMonthsAt(period.start()),
                subscription.calendar().fullPeriod(period));
    }
}
