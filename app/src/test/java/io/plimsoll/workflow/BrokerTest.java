package io.plimsoll.workflow;

import io.plimsoll.PlimsollDatabase;
import io.plimsoll.bpmn.invoice.InvoiceProcess;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.PlanDetails;
import io.plimsoll.customer.Customer;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.customer.Customers;
import io.plimsoll.history.UserTask;
import io.plimsoll.history.UserTasks;
import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.invoicing.InvoiceDraft;
import io.plimsoll.invoicing.InvoiceLine;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.outbox.Outbox;
import io.plimsoll.outbox.StartProcess;
import io.plimsoll.rating.ChargeComponent;
import io.plimsoll.runtime.RealBroker;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.testclock.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The app in a sandbox with a real broker and a database of its own. The sandbox lives half a year in the machine's past or
 * more, so a broker that lost the sandbox's time would let every timer go off. Tests that extend it share all three.
 */
@SpringBootTest
@SuppressWarnings("NullAway.Init") // injected
abstract class BrokerTest {

    static final Instant START = Instant.parse("2025-06-01T00:00:00Z");
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Actor FINANCE = Actor.user("finance");

    private static final Actor TEST = Actor.system("test");
    private static final Currency USD = Currency.getInstance("USD");
    private static final DataSource DATABASE = PlimsollDatabase.fresh();
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    static final RealBroker BROKER = RealBroker.start(DATABASE, START);
    static final Path DATA = folder();

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    @Autowired
    Invoicing invoicing;

    @Autowired
    Outbox outbox;

    @Autowired
    WorkflowHistory history;

    @Autowired
    UserTasks userTasks;

    @Autowired
    Customers customers;

    @Autowired
    Catalog catalog;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    PlatformTransactionManager transactions;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> PlimsollDatabase.url(DATABASE));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "");
        registry.add("plimsoll.data", DATA::toString);
        registry.add("plimsoll.sandbox", () -> "true");
        registry.add("plimsoll.clock", START::toString);
        registry.add("plimsoll.zeebe.address", BROKER::address);
        registry.add("plimsoll.zeebe.rest-address", BROKER::restAddress);
        registry.add("plimsoll.zeebe.management-address", BROKER::managementAddress);
    }

    /** Drafts an invoice over 100 US dollars and asks for its process, as a billing run does. */
    InvoiceId draft(@Nullable String holdReason, Duration grace) {
        return draft(1, holdReason, grace).getFirst();
    }

    List<InvoiceId> draft(int count, @Nullable String holdReason, Duration grace) {
        return new TransactionTemplate(transactions).execute(status -> {
            Instant now = clock.now();
            List<InvoiceDraft> drafts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                drafts.add(draftOf(subscribe(now), holdReason, now));
            }
            List<InvoiceId> ids = invoicing.draft(drafts, now);
            outbox.startProcesses(
                    ids.stream().map(id -> start(id, holdReason, grace)).toList(), now);
            return ids;
        });
    }

    private static StartProcess start(InvoiceId id, @Nullable String holdReason, Duration grace) {
        return new StartProcess(
                InvoiceProcess.ID,
                id.toString(),
                Map.of(
                        "subject",
                        id.toString(),
                        "customer",
                        "acme",
                        "held",
                        holdReason != null,
                        "holdReason",
                        holdReason == null ? "" : holdReason,
                        "graceDuration",
                        grace.toString()));
    }

    Subscription subscribe(Instant at) {
        PlanKey plan = new PlanKey("api-payg");
        catalog.putPlan(plan, new PlanDetails("API", 1, "CALENDAR"), TEST, at);
        CustomerKey key = new CustomerKey("customer-" + CUSTOMERS.incrementAndGet());
        Customer customer = customers.put(
                key, new CustomerDetails("Acme & Sons", "USD", "US", "startup", "UTC", "bills@acme.test"), TEST, at);
        return subscriptions.start(new NewSubscription(customer.key(), plan, at, 1), TEST, at);
    }

    private InvoiceDraft draftOf(Subscription subscription, @Nullable String holdReason, Instant now) {
        Money amount = Money.of(USD, "100.00");
        InvoiceLine line = new InvoiceLine(
                1,
                LineKind.BASE_FEE,
                "Base fee",
                null,
                Quantity.of(1),
                "month",
                amount,
                new BigDecimal("100"),
                List.of(new ChargeComponent("Base fee", Quantity.of(1), null, amount.amount())),
                0,
                List.of());
        return new InvoiceDraft(
                subscription.customer(),
                subscription.id(),
                new PlanKey("api-payg"),
                subscriptions.periodContaining(subscription, now),
                ZoneId.of("UTC"),
                USD,
                List.of(line),
                holdReason,
                1,
                null,
                null,
                14);
    }

    UserTask openTask(InvoiceId id) {
        await("a user task of " + id, () -> userTasks.of(id.toString()).stream().anyMatch(UserTask::open));
        return userTasks.of(id.toString()).getFirst();
    }

    void decide(InvoiceId id, String outcome) {
        userTasks.complete(openTask(id).key(), outcome, "looked at it", FINANCE, Set.of("FINANCE"), clock.now());
    }

    /** The elements an invoice's process went through, in order. */
    List<String> path(InvoiceId id) {
        return history.stepsOf(id.toString()).stream()
                .map(WorkflowStep::elementId)
                .filter(element -> !element.equals(InvoiceProcess.ID))
                .toList();
    }

    void awaitStep(InvoiceId id, String elementId) {
        await(elementId + " of " + id, () -> path(id).contains(elementId));
    }

    static void await(String what, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("expected %s within %s, but it did not come".formatted(what, PATIENCE));
            }
            try {
                Thread.sleep(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("plimsoll-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
