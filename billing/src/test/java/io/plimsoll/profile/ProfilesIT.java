package io.plimsoll.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollContext;
import io.plimsoll.approval.ApprovedPolicies;
import io.plimsoll.attribute.AttributeCatalog;
import io.plimsoll.attribute.AttributeDetails;
import io.plimsoll.attribute.AttributeRefusal;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.policy.Policies;
import io.plimsoll.pricing.Pricing;
import io.plimsoll.pricing.PricingResolution.Resolved;
import io.plimsoll.rules.Attributes;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfilesIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant MAY_15 = Instant.parse("2026-05-15T09:00:00Z");
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
    private final Profiles profiles = components.get(Profiles.class);
    private final AttributeCatalog attributes = components.get(AttributeCatalog.class);
    private final Subscriptions subscriptions = components.get(Subscriptions.class);
    private final Policies policies = components.get(Policies.class);
    private final Pricing pricing = components.get(Pricing.class);

    @BeforeEach
    void declares() {
        components
                .get(Catalog.class)
                .putPlan(new PlanKey("free"), new PlanDetails("Free", 1, "CALENDAR"), AMBER, APRIL);
        attributes.put("customer.industry", new AttributeDetails("TEXT", null, ""), AMBER, APRIL);
        attributes.put("customer.employees", new AttributeDetails("NUMBER", null, ""), AMBER, APRIL);
        attributes.put(
                "subscription.channel",
                new AttributeDetails("ONE_OF", List.of("partner", "web shop"), ""),
                AMBER,
                APRIL);
    }

    @AfterEach
    void closes() {
        components.close();
    }

    @Test
    void ratesTheNextPeriodByAColumnThatWasDeclaredMeanwhile() {
        Subscription acme = start("acme");
        Subscription other = start("other");
        say(acme.customer(), Map.of("employees", "250.0"), null, APRIL);
        say(other.customer(), Map.of("employees", "20"), null, APRIL);
        assertThat(fee(acme, new ServicePeriod(MAY, JUNE))).isEqualTo("0.00");

        attributes.put("customer.partner", new AttributeDetails("FLAG", null, "Sells for us"), AMBER, MAY_15);
        say(acme.customer(), Map.of("partner", "true"), null, MAY_15);
        String hash = policies.post("plan", """
                        row,plan,customer.employees,customer.partner,baseFee
                        partners,free,100..,true,5.00
                        others-large,free,100..,false,9.00
                        small,free,<100,,1.00
                        """, AMBER, "", MAY_15).hash();
        ApprovedPolicies.activate(components.get(DataSource.class), policies, "plan", hash, JUNE, AMBER, MAY_15);

        assertThat(fee(acme, new ServicePeriod(MAY, JUNE))).isEqualTo("0.00");
        assertThat(fee(acme, new ServicePeriod(JUNE, JULY))).isEqualTo("5.00");
        assertThat(fee(other, new ServicePeriod(JUNE, JULY))).isEqualTo("1.00");
    }

    @Test
    void ratesAClosedPeriodAgainByWhatHeldAtItsStart() {
        Subscription acme = start("acme");
        say(acme.customer(), Map.of("industry", "Food"), null, APRIL);
        subscriptions.billed(Map.of(acme.id(), new ServicePeriod(APRIL, MAY)));
        say(acme.customer(), Map.of("industry", "Health"), null, MAY_15);

        assertThat(at(acme, APRIL)).isEqualTo(of("customer.industry", "Food"));
        assertThat(at(acme, MAY)).isEqualTo(of("customer.industry", "Food"));
        assertThat(at(acme, JUNE)).isEqualTo(of("customer.industry", "Health"));
        assertThat(pricing.of(acme.id(), new ServicePeriod(APRIL, MAY)).attributes())
                .isEqualTo(of("customer.industry", "Food"));
        assertThatThrownBy(() -> say(acme.customer(), Map.of("industry", "Law"), APRIL, MAY_15))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProfileRefusal.PERIOD_IS_CLOSED))
                .hasMessage(
                        "expected values of customer:acme to hold from 2026-05-01T00:00:00Z or later, where its first "
                                + "period without an invoice begins, but got 2026-04-01T00:00:00Z");
        say(acme.customer(), Map.of("industry", "Law"), MAY, MAY_15);
        assertThat(at(acme, MAY)).isEqualTo(of("customer.industry", "Law"));
        assertThat(at(acme, APRIL)).isEqualTo(of("customer.industry", "Food"));
    }

    @Test
    void letsAFirstValueHoldEverSinceOnlyWhileNothingWasBilled() {
        Subscription fresh = start("fresh");
        Subscription billed = start("billed");
        subscriptions.billed(Map.of(billed.id(), new ServicePeriod(APRIL, MAY)));
        for (Subscription one : List.of(fresh, billed)) {
            say(one.customer(), Map.of("industry", "Food"), null, MAY_15);
            profiles.putOfSubscription(one.id(), Map.of("channel", "partner"), null, AMBER, MAY_15);
        }
        assertThat(at(fresh, APRIL).values()).containsOnlyKeys("customer.industry", "subscription.channel");
        assertThat(at(billed, MAY)).isEqualTo(Attributes.NONE);
        assertThat(at(billed, MAY_15).values()).hasSize(2);
    }

    @Test
    void endsAValueAndNotesNothingThatHoldsAlready() {
        Subscription acme = start("acme");
        say(acme.customer(), Map.of("industry", "Food"), null, APRIL);
        say(acme.customer(), Map.of("industry", " Food "), null, MAY);
        Map<String, @Nullable String> none = new HashMap<>();
        none.put("industry", null);
        say(acme.customer(), none, null, MAY_15);
        say(acme.customer(), none, null, JUNE);
        assertThat(profiles.ofCustomers(List.of(acme.customer())).get(acme.customer()))
                .extracting(AttributeValue::value)
                .containsExactly("Food", null);
        assertThat(at(acme, JUNE)).isEqualTo(Attributes.NONE);
    }

    @Test
    void refusesValuesThatAreNotOfTheTypeAndAttributesThatAreNotDeclared() {
        Subscription acme = start("acme");
        assertThatThrownBy(() -> say(acme.customer(), Map.of("employees", "many", "channel", "partner"), null, APRIL))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(violation -> violation.pointer() + " " + violation.detail())
                                .containsExactlyInAnyOrder(
                                        "/attributes/employees expected a decimal such as 250 or 0.5 for `customer.employees`, "
                                                + "but got `many`",
                                        "/attributes/channel expected a declared attribute, one of employees, industry, "
                                                + "but got `channel`"));
        assertThat(at(acme, JUNE)).isEqualTo(Attributes.NONE);
    }

    @Test
    void keepsTheTypeOfAnAttributeThatHasValues() {
        Subscription acme = start("acme");
        say(acme.customer(), Map.of("industry", "Food"), null, APRIL);
        assertThatThrownBy(
                        () -> attributes.put("customer.industry", new AttributeDetails("NUMBER", null, ""), AMBER, MAY))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(AttributeRefusal.ATTRIBUTE_HAS_VALUES))
                .hasMessageContaining("`Food` is or was a value");
        attributes.remove("customer.industry", AMBER, MAY);
        assertThat(at(acme, JUNE)).isEqualTo(Attributes.NONE);
    }

    private void say(CustomerId customer, Map<String, @Nullable String> values, @Nullable Instant from, Instant at) {
        profiles.putOfCustomers(Map.of(customer, values), from, AMBER, at);
    }

    private Attributes at(Subscription of, Instant at) {
        return profiles.inForce(List.of(new ValuesAt(of.customer(), of.id(), at)))
                .getFirst();
    }

    private static Attributes of(String name, String value) {
        return new Attributes(Map.of(name, value));
    }

    private String fee(Subscription of, ServicePeriod period) {
        Resolved resolved =
                (Resolved) pricing.resolve(List.of(pricing.of(of.id(), period))).getFirst();
        return resolved.baseFee().toPlainString();
    }

    private Subscription start(String key) {
        components
                .get(Customers.class)
                .put(new CustomerKey(key), new CustomerDetails(key, "USD", "US", "startup", "UTC", null), AMBER, APRIL);
        return subscriptions.start(
                new NewSubscription(new CustomerKey(key), new PlanKey("free"), APRIL, 1), AMBER, APRIL);
    }
}
