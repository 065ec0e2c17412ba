package io.plimsoll.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollContext;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.MeterDetails;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.policy.Policies;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.pricing.PricingResolution.Unresolved;
import io.plimsoll.rating.GraduatedPrice;
import io.plimsoll.rating.PackagePrice;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.ShippedPolicies;
import io.plimsoll.subscription.ChangeTiming;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PricingIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant MAY_11 = Instant.parse("2026-05-11T12:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final PlimsollContext components = new PlimsollContext(
            "io.plimsoll.pricing",
            "io.plimsoll.policy",
            "io.plimsoll.subscription",
            "io.plimsoll.customer",
            "io.plimsoll.catalog",
            "io.plimsoll.metering",
            "io.plimsoll.audit");
    private final Pricing pricing = components.get(Pricing.class);
    private final Policies policies = components.get(Policies.class);
    private final Subscriptions subscriptions = components.get(Subscriptions.class);

    @BeforeEach
    void hasACatalog() {
        Catalog catalog = components.get(Catalog.class);
        catalog.putMeter(
                new MeterKey("contacts"),
                new MeterDetails("contacts.counted", "MAX", "contacts", "contact", 0, null),
                AMBER,
                MAY);
        catalog.putMeter(
                new MeterKey("api-calls"), new MeterDetails("api.calls", "SUM", "calls", "call", 0, null), AMBER, MAY);
        for (String plan : List.of("email-49", "api-payg", "free", "platform-hybrid", "unpriced")) {
            catalog.putPlan(new PlanKey(plan), new PlanDetails(plan, 1, "CALENDAR"), AMBER, MAY);
        }
    }

    @AfterEach
    void closes() {
        components.close();
    }

    @Test
    void resolvesBaseFeeMetersAndTerms() {
        Subscription email = start("acme", "email-49", MAY);
        PricingResolution resolution =
                pricing.resolve(pricing.unbilled(List.of(email.id()))).getFirst();

        Resolved resolved = (Resolved) resolution;
        assertThat(resolved.baseFee()).hasToString("USD 49.00");
        assertThat(resolved.meters()).singleElement().satisfies(meter -> {
            assertThat(meter.meter().key()).hasToString("contacts");
            assertThat(meter.included()).isEqualTo(Quantity.of(10_000));
            assertThat(meter.price()).isInstanceOf(PackagePrice.class);
            assertThat(meter.price().included()).isEqualTo(Quantity.of(10_000));
            assertThat(meter.tier().rowIds()).containsExactly("email-contacts-usd");
        });
        assertThat(resolved.plan().rowIds()).containsExactly("email-49-usd");
        assertThat(resolved.paymentDays()).isEqualTo(14);
    }

    @Test
    void chargesAShareOfTheBaseFeeForAShortFirstPeriodOnly() {
        Subscription email = start("acme", "email-49", MAY_11);
        PeriodInForce first = pricing.unbilled(List.of(email.id())).getFirst();
        Resolved resolved = (Resolved) pricing.resolve(List.of(first)).getFirst();

        // 21 of May's 31 days: 49 × 21 / 31 = 33.19…
        assertThat(first.firstPeriod()).isTrue();
        assertThat(first.fullPeriod()).isEqualTo(new ServicePeriod(MAY, JUNE));
        assertThat(resolved.baseFee()).hasToString("USD 33.19");
        assertThat(resolved.fullBaseFee()).hasToString("USD 49.00");
        assertThat(resolved.meters().getFirst().included()).isEqualTo(Quantity.of(10_000));

        PeriodInForce second = pricing.of(email.id(), new ServicePeriod(JUNE, JULY));
        assertThat(second.firstPeriod()).isFalse();
        assertThat(((Resolved) pricing.resolve(List.of(second)).getFirst()).baseFee())
                .hasToString("USD 49.00");
    }

    @Test
    void pricesEachPeriodByTheVersionInForceAtItsStart() {
        Subscription email = start("acme", "email-49", MAY);
        String dearer = ShippedPolicies.table(PolicySets.PLAN).csv().replace("49.00", "59.00");
        ApprovedPolicies.activate(
                components.get(DataSource.class),
                policies,
                "plan",
                policies.post("plan", dearer, AMBER, "raise", MAY).hash(),
                JUNE,
                AMBER,
                MAY);

        List<PricingResolution> both = pricing.resolve(List.of(
                pricing.of(email.id(), new ServicePeriod(MAY, JUNE)),
                pricing.of(email.id(), new ServicePeriod(JUNE, JULY))));
        assertThat(both)
                .extracting(resolution -> ((Resolved) resolution).baseFee().toPlainString())
                .containsExactly("49.00", "59.00");
    }

    @Test
    void oneThatCannotBePricedDoesNotStopTheOthers() {
        List<SubscriptionId> ids = List.of(
                start("acme", "unpriced", MAY).id(),
                start("beta", "api-payg", MAY).id());
        List<PricingResolution> resolutions = pricing.resolve(pricing.unbilled(ids));

        assertThat(resolutions.getFirst()).isInstanceOfSatisfying(Unresolved.class, unresolved -> {
            assertThat(unresolved.code()).isEqualTo("no-plan-row");
            assertThat(unresolved.reason()).startsWith("expected a plan row for " + ids.getFirst() + ", but none");
        });
        assertThat(resolutions.getLast())
                .isInstanceOfSatisfying(
                        Resolved.class,
                        resolved -> assertThat(resolved.meters().getFirst().price())
                                .isInstanceOfSatisfying(
                                        GraduatedPrice.class,
                                        price -> assertThat(price.tiers()).hasSize(3)));
    }

    @Test
    void refusesIncludedUnitsThatHaveNoPriceBeyond() {
        Subscription email = start("acme", "email-49", MAY);
        String without = ShippedPolicies.table(PolicySets.TIER)
                .csv()
                .lines()
                .filter(line -> !line.startsWith("email-contacts-"))
                .reduce("", (text, line) -> text + line + "\n");
        ApprovedPolicies.activate(
                components.get(DataSource.class),
                policies,
                "tier",
                policies.post("tier", without, AMBER, "forgot", MAY).hash(),
                MAY,
                AMBER,
                MAY);

        assertThat(pricing.resolve(pricing.unbilled(List.of(email.id()))).getFirst())
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        unresolved -> assertThat(unresolved.code()).isEqualTo("included-without-price"));
    }

    @Test
    void findsThePeriodsInServiceAtAnInstant() {
        Subscription acme = start("acme", "email-49", MAY_11);
        Subscription beta = start("beta", "api-payg", MAY);
        subscriptions.cancel(beta.id(), AMBER, MAY_11);

        assertThat(pricing.inForce(List.of(acme.id(), beta.id()), MAY))
                .extracting(PeriodInForce::subscription)
                .containsExactly(beta.id());
        assertThat(pricing.ofCustomers(List.of(acme.customer(), beta.customer()), JUNE))
                .singleElement()
                .satisfies(period -> {
                    assertThat(period.subscription()).isEqualTo(acme.id());
                    assertThat(period.period()).isEqualTo(new ServicePeriod(JUNE, JULY));
                });
    }

    @Test
    void previewsTheDifferenceOfTheBaseFee() {
        Subscription email = start("acme", "email-49", MAY_11);
        ChangePreview preview = pricing.previewChange(
                email.id(), new PlanKey("platform-hybrid"), null, ChangeTiming.PERIOD_END, MAY_11);

        assertThat(preview.effectiveFrom()).isEqualTo(JUNE);
        assertThat(preview.baseFeeNow()).hasToString("USD 49.00");
        assertThat(preview.baseFeeThen()).hasToString("USD 199.00");
        assertThat(preview.difference()).hasToString("USD 150.00");
        assertThat(subscriptions.get(email.id())).isEqualTo(email);
        assertThatThrownBy(() -> pricing.previewChange(
                        email.id(), new PlanKey("unpriced"), null, ChangeTiming.PERIOD_END, MAY_11))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(PricingRefusal.NO_PLAN_ROW));
    }

    @Test
    void asksWithTheFactsAtThePeriodsStart() {
        Subscription acme = start("acme", "email-49", MAY_11);
        subscriptions.change(acme.id(), new PlanKey("free"), 3, AMBER, MAY_11);
        PeriodInForce later = pricing.of(acme.id(), new ServicePeriod(JUNE, JULY));

        assertThat(later.plan()).hasToString("free");
        assertThat(later.seats()).isEqualTo(3);
        assertThat(Map.of("segment", later.segment(), "country", later.country()))
                .isEqualTo(Map.of("segment", "startup", "country", "US"));
        assertThat(later.tenureMonths()).isZero();
    }

    private Subscription start(String customer, String plan, Instant startAt) {
        CustomerKey key = new CustomerKey(customer);
        components
                .get(Customers.class)
                .put(key, new CustomerDetails(customer, "USD", "US", "startup", "UTC", null), AMBER, MAY);
        return subscriptions.start(new NewSubscription(key, new PlanKey(plan), startAt, 1), AMBER, MAY);
    }
}
