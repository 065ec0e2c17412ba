package io.plimsoll.demo;

import io.plimsoll.billingrun.BillingRuns;
import io.plimsoll.customer.Customers;
import io.plimsoll.customer.PaymentPreferences;
import io.plimsoll.history.UserTask;
import io.plimsoll.history.UserTasks;
import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.metering.Metering;
import io.plimsoll.metering.UsageEvent;
import io.plimsoll.metering.UsageEventLine;
import io.plimsoll.subscription.NewSubscription;
import io.plimsoll.subscription.Subscription;
import io.plimsoll.subscription.Subscriptions;
import io.plimsoll.testclock.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What happens at the demo company, act by act: each at its time, after the usage up to that time came in. */
@Component
@ConditionalOnProperty("plimsoll.demo")
class DemoStory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStory.class);
    private static final Actor REVOPS = Actor.user("revops");
    private static final Actor FINANCE = Actor.user("finance");
    private static final Actor SUCCESS = Actor.user("success");
    static final Instant OPENS = Instant.parse("2025-12-31T12:00:00Z");
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int EVENTS_A_BATCH = 1000;
    private static final int TASKS_MAX = 500;

    private final TestClock clock;
    private final DemoCatalog catalog;
    private final Customers customers;
    private final PaymentPreferences paymentPreferences;
    private final Subscriptions subscriptions;
    private final DemoPolicies demoPolicies;
    private final Metering metering;
    private final BillingRuns billingRuns;
    private final UserTasks userTasks;
    private final List<DemoCustomer> company = DemoCustomer.all();

    DemoStory(
            TestClock clock,
            DemoCatalog catalog,
            Customers customers,
            PaymentPreferences paymentPreferences,
            Subscriptions subscriptions,
            DemoPolicies demoPolicies,
            Metering metering,
            BillingRuns billingRuns,
            UserTasks userTasks) {
        this.clock = clock;
        this.catalog = catalog;
        this.customers = customers;
        this.paymentPreferences = paymentPreferences;
        this.subscriptions = subscriptions;
        this.demoPolicies = demoPolicies;
        this.metering = metering;
        this.billingRuns = billingRuns;
        this.userTasks = userTasks;
    }

    /** Something that happens at an instant; done twice, it has happened once. */
    record Act(Instant at, String what, Runnable deed) {}

    List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        acts.add(new Act(OPENS, "60 customers subscribe", this::open));
        usageUpTo(acts, "2026-01-08", "2026-01-15", "2026-01-22", "2026-01-27", "2026-01-31");
        acts.add(close("2026-02-01T12:00:00Z", "January is billed"));
        acts.add(act("2026-02-02T13:00:00Z", "people work off what waits for them", this::workOffTasks));
        usageUpTo(acts, "2026-02-09");
        acts.add(act("2026-02-11T12:00:00Z", "Sunken Bell Records cancels", () -> cancel("sunken-bell-records")));
        usageUpTo(acts, "2026-02-16");
        acts.add(act("2026-02-20T12:00:00Z", "Velvet Anvil Forge upgrades from March on", this::upgrade));
        acts.add(act("2026-02-23T12:00:00Z", "calls above the included ones get cheaper from March on", this::reprice));
        usageUpTo(acts, "2026-02-28");
        acts.add(close("2026-03-01T12:00:00Z", "February is billed"));
        acts.add(act(
                "2026-03-02T13:00:00Z", "success talks to whoever used up what is included", this::talkToCustomers));
        usageUpTo(acts, "2026-03-09", "2026-03-16", "2026-03-21");
        acts.add(act(
                "2026-03-25T12:00:00Z",
                "dearer contacts from April on wait for somebody's approval",
                this::proposeDearerContacts));
        acts.add(close("2026-03-27T00:00:00Z", "March goes on"));
        return acts;
    }

    /** Moves the clock to the act, lets the usage of the time before it come in, does it, and waits until all rests. */
    void play(Act act, Instant previous) {
        if (clock.now().isBefore(act.at())) {
            clock.advance(act.at());
        }
        sendUsage(previous, act.at());
        // Thresholds are noticed before a run closes their period, on a slow machine too.
        settle(act);
        act.deed().run();
        settle(act);
    }

    private void settle(Act act) {
        List<String> pending = clock.advance(clock.now().plus(A_MOMENT)).pending();
        if (!pending.isEmpty()) {
            LOG.warn("{}: still pending {}", act.what(), pending);
        }
    }

    private static Act act(String at, String what, Runnable deed) {
        return new Act(Instant.parse(at), what, deed);
    }

    private Act close(String at, String what) {
        return act(at, what, this::bill);
    }

    private void usageUpTo(List<Act> acts, String... days) {
        for (String day : days) {
            acts.add(act(day + "T12:00:00Z", "usage up to " + day, this::bill));
        }
    }

    private void open() {
        Instant now = clock.now();
        catalog.put(REVOPS, now);
        for (DemoCustomer customer : company) {
            customers.put(customer.key(), customer.details(), REVOPS, now);
            paymentPreferences.put(customer.key(), payment(company.indexOf(customer)), FINANCE, now);
            subscriptions.start(
                    new NewSubscription(customer.key(), customer.plan(), customer.startAt(), 1), REVOPS, now);
        }
    }

    /** Most are charged, one in ten in vain, and one in ten gets invoices and has not paid yet. */
    private static PaymentPreferences.Wanted payment(int place) {
        return switch (place % 10) {
            case 8 -> new PaymentPreferences.Wanted("CHARGE_AUTOMATICALLY", "tok_fail_expired", null);
            case 9 -> new PaymentPreferences.Wanted("SEND_INVOICE", null, null);
            default -> new PaymentPreferences.Wanted("CHARGE_AUTOMATICALLY", "tok_good", null);
        };
    }

    private void sendUsage(Instant from, Instant to) {
        List<UsageEvent> events = company.stream()
                .flatMap(customer -> new DemoUsage(customer).between(from, to).stream())
                .sorted(Comparator.comparing(UsageEvent::time))
                .toList();
        for (int start = 0; start < events.size(); start += EVENTS_A_BATCH) {
            List<UsageEvent> batch = events.subList(start, Math.min(start + EVENTS_A_BATCH, events.size()));
            List<UsageEventLine> lines = IntStream.range(0, batch.size())
                    .<UsageEventLine>mapToObj(i -> new UsageEventLine.Read(i, batch.get(i)))
                    .toList();
            var rejected = metering.ingest(lines, clock.now()).rejected();
            if (!rejected.isEmpty()) {
                throw new IllegalStateException("expected all usage to be accepted, but got " + rejected.getFirst());
            }
        }
    }

    private void bill() {
        Instant now = clock.now();
        billingRuns.request(now, false, FINANCE, now);
    }

    private void workOffTasks() {
        complete("FINANCE", "APPROVE", "Checked against the contract", FINANCE);
        talkToCustomers();
    }

    private void talkToCustomers() {
        complete("SUCCESS", "CONTACTED", "Told them what more usage will cost", SUCCESS);
    }

    private void complete(String group, String outcome, String note, Actor actor) {
        Set<String> groups = Set.of(group);
        for (UserTask task : userTasks.open(groups, null, TASKS_MAX).data()) {
            if (task.outcomes().contains(outcome)) {
                userTasks.complete(task.key(), outcome, note, actor, groups, clock.now());
            }
        }
    }

    private void cancel(String customer) {
        subscriptions.cancel(only(customer).id(), REVOPS, clock.now());
    }

    private void upgrade() {
        subscriptions.change(
                only("velvet-anvil-forge").id(), new PlanKey("platform-hybrid"), null, REVOPS, clock.now());
    }

    private Subscription only(String customer) {
        return subscriptions
                .ofCustomer(customers.get(new CustomerKey(customer)).id())
                .getFirst();
    }

    private void reprice() {
        demoPolicies.reprice(Instant.parse("2026-03-01T00:00:00Z"), clock.now());
    }

    private void proposeDearerContacts() {
        demoPolicies.proposeDearerContacts(Instant.parse("2026-04-01T00:00:00Z"), clock.now());
    }
}
