package io.plimsoll.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.PlimsollContext;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.BillingException.Violation;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CustomersIT {

    private static final Actor AMBER = Actor.user("amber");
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final CustomerKey ACME = new CustomerKey("acme");

    private final PlimsollContext components = new PlimsollContext("io.plimsoll.customer", "io.plimsoll.audit");
    private final Customers customers = components.get(Customers.class);
    private final JdbcClient database = components.database();

    @AfterEach
    void closes() {
        components.close();
    }

    @Test
    void createsAndReplacesACustomer() {
        Customer created = customers.put(ACME, details("Acme", "USD", "America/New_York"), AMBER, NOW);
        Customer replaced =
                customers.put(ACME, details("Acme Inc.", "EUR", "Europe/Berlin"), AMBER, NOW.plusSeconds(1));

        assertThat(created.currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(replaced.id()).isEqualTo(created.id());
        assertThat(replaced.name()).isEqualTo("Acme Inc.");
        assertThat(replaced.createdAt()).isEqualTo(NOW);
        assertThat(customers.get(ACME)).isEqualTo(replaced);
        assertThat(audited()).containsExactly("customer.created", "customer.changed");
    }

    @Test
    void recordsNothingWhenTheSameIsSaidAgain() {
        Customer first = customers.put(ACME, details("Acme", "USD", "UTC"), AMBER, NOW);
        Customer again = customers.put(ACME, details("Acme", "USD", "UTC"), AMBER, NOW.plusSeconds(9));

        assertThat(again).isEqualTo(first);
        assertThat(audited()).containsExactly("customer.created");
    }

    @Test
    void namesEveryWrongField() {
        CustomerDetails wrong = new CustomerDetails("\u0007", "XAU", "XX", "a b", "+02:00", "nobody");
        BillingException refusal =
                catchThrowableOfType(BillingException.class, () -> customers.put(ACME, wrong, AMBER, NOW));

        assertThat(refusal.code()).isEqualTo(CustomerRefusal.INVALID_CUSTOMER);
        assertThat(refusal).hasMessage("expected a customer, but 6 fields are wrong");
        assertThat(refusal.violations())
                .extracting(Violation::pointer)
                .containsExactly("/name", "/currency", "/country", "/segment", "/timeZone", "/email");
        assertThat(refusal.violations().get(1).detail())
                .isEqualTo("expected an ISO 4217 currency such as USD, but got `XAU`");
    }

    @Test
    void saysWhatIsMissing() {
        CustomerDetails empty = new CustomerDetails(null, null, null, null, null, null);
        BillingException refusal =
                catchThrowableOfType(BillingException.class, () -> customers.put(ACME, empty, AMBER, NOW));

        assertThat(refusal.violations())
                .hasSize(5)
                .allSatisfy(violation -> assertThat(violation.detail()).endsWith("but it is missing"));
    }

    @Test
    void keepsCurrencyAndZoneOnceSubscribed() {
        customers.put(ACME, details("Acme", "USD", "UTC"), AMBER, NOW);
        assertThat(customers.bindForSubscription(ACME, NOW)).isPresent();

        refused(CustomerRefusal.CURRENCY_IS_FIXED, details("Acme", "EUR", "UTC"));
        refused(CustomerRefusal.TIME_ZONE_IS_FIXED, details("Acme", "USD", "Asia/Tokyo"));
        assertThat(customers
                        .put(ACME, details("Acme 2", "USD", "UTC"), AMBER, NOW)
                        .name())
                .isEqualTo("Acme 2");
    }

    @Test
    void refusesAnUnknownCustomer() {
        assertThatThrownBy(() -> customers.get(ACME))
                .isInstanceOf(BillingException.class)
                .hasMessage("expected customer `acme` to exist, but there is none of this key");
    }

    @Test
    void putsThousandsAtOnceOrNone() {
        Map<CustomerKey, CustomerDetails> many = new LinkedHashMap<>();
        for (int number = 0; number < 3_000; number++) {
            many.put(new CustomerKey("c" + number), details("Customer " + number, "JPY", "Asia/Tokyo"));
        }
        assertThat(customers.putAll(many, AMBER, NOW))
                .hasSize(3_000)
                .extracting(Customer::key)
                .containsExactlyElementsOf(many.keySet());
        assertThat(customers.putAll(many, AMBER, NOW)).hasSize(3_000);
        assertThat(audited()).hasSize(3_000);

        many.put(new CustomerKey("new"), details("New", "JPY", "Asia/Tokyo"));
        many.put(new CustomerKey("bad"), details("Bad", "???", "Asia/Tokyo"));
        BillingException refusal =
                catchThrowableOfType(BillingException.class, () -> customers.putAll(many, AMBER, NOW));
        assertThat(refusal.violations()).extracting(Violation::pointer).containsExactly("/bad/currency");
        assertThat(customers.find(new CustomerKey("new"))).isEmpty();
    }

    @Test
    void pagesByNameWithoutSkippingOrRepeating() {
        for (String name : List.of("delta", "Alpha", "charlie", "Alpha", "\u00c9clair", "bravo", "100 %")) {
            customers.put(new CustomerKey("k" + audited().size()), details(name, "USD", "UTC"), AMBER, NOW);
        }
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            Page<Customer> page = customers.list(null, cursor, 2);
            page.data().forEach(customer -> names.add(customer.name()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(names).hasSize(7).containsSubsequence("Alpha", "Alpha", "bravo", "charlie", "delta");
    }

    @Test
    void findsByPartOfNameOrKeyAndTakesSearchWordsLiterally() {
        customers.put(new CustomerKey("north-1"), details("Harbour", "USD", "UTC"), AMBER, NOW);
        customers.put(new CustomerKey("south-1"), details("100 % Pure", "USD", "UTC"), AMBER, NOW);

        assertThat(found("hARB")).containsExactly("north-1");
        assertThat(found("SOUTH")).containsExactly("south-1");
        assertThat(found("%")).containsExactly("south-1");
        assertThat(found("_")).isEmpty();
        assertThat(found(" ")).hasSize(2);
    }

    @Test
    void refusesACursorThatIsNoCursor() {
        assertThatThrownBy(() -> customers.list(null, "!", 2))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CustomerRefusal.BAD_CURSOR));
    }

    private void refused(CustomerRefusal code, CustomerDetails details) {
        assertThatThrownBy(() -> customers.put(ACME, details, AMBER, NOW))
                .isInstanceOfSatisfying(
                        BillingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private List<String> found(@Nullable String search) {
        return customers.list(search, null, 10).data().stream()
                .map(customer -> customer.key().value())
                .toList();
    }

    private List<@Nullable String> audited() {
        return database.sql("select action from audit_entry order by audit_entry_id")
                .query(String.class)
                .list();
    }

    private static CustomerDetails details(String name, String currency, String zone) {
        return new CustomerDetails(name, currency, "US", "startup", zone, "ap@example.com");
    }
}
