package io.plimsoll.demo;

import io.plimsoll.metering.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The usage events of a customer: always the same, in whichever order and however often they are asked for. */
final class DemoUsage {

    /** The year of the Merchant Shipping Act that made the load line law. */
    private static final long SEED = 1876;

    private static final String SOURCE = "demo";
    private static final int CALL_EVENTS_A_DAY = 4;
    private static final int DAYS_BETWEEN_VISITS = 5;
    private static final int[] HOURS = {6, 10, 14, 18};

    private final DemoCustomer customer;

    DemoUsage(DemoCustomer customer) {
        this.customer = customer;
    }

    /** Those that happened from one instant (inclusive) to another (exclusive). */
    List<UsageEvent> between(Instant from, Instant to) {
        List<UsageEvent> events = new ArrayList<>();
        for (DemoMonth month : DemoMonth.values()) {
            addAll(month, event -> {
                if (!event.time().isBefore(from) && event.time().isBefore(to)) {
                    events.add(event);
                }
            });
        }
        return events;
    }

    private void addAll(DemoMonth month, Consumer<UsageEvent> events) {
        calls(month, amount(customer.calls(), month), events);
        reports(month, amount(customer.reports(), month), events);
        users(month, amount(customer.users(), month), events);
        level(month, customer.contacts(), "contacts.counted", "contacts", events);
        level(month, customer.gigabytes(), "storage.measured", "gigabytes", events);
    }

    private void calls(DemoMonth month, int total, Consumer<UsageEvent> events) {
        List<Integer> days = spread(total, month, "calls");
        for (int day = 0; day < days.size(); day++) {
            for (int part = 0; part < CALL_EVENTS_A_DAY; part++) {
                int calls = share(days.get(day), part, CALL_EVENTS_A_DAY);
                if (calls > 0) {
                    event("api.calls", month, day, HOURS[part] * 60, data().put("calls", calls), events);
                }
            }
        }
    }

    private void reports(DemoMonth month, int total, Consumer<UsageEvent> events) {
        List<Integer> days = spread(total, month, "reports");
        for (int day = 0; day < days.size(); day++) {
            for (int report = 0; report < days.get(day); report++) {
                event("report.created", month, day, 8 * 60 + report, data().put("report", "r-" + report), events);
            }
        }
    }

    /** Each user comes for the first time on another day, and then every few days. */
    private void users(DemoMonth month, int total, Consumer<UsageEvent> events) {
        for (int user = 0; user < total; user++) {
            int first = user * month.days() / (total + 1);
            for (int day = first; day < month.days(); day += DAYS_BETWEEN_VISITS) {
                event("user.active", month, day, 9 * 60 + user, data().put("user", "u-%03d".formatted(user)), events);
            }
        }
    }

    /** Measured once a day, on the way from the level before to the month's own. */
    private void level(
            DemoMonth month,
            Map<DemoMonth, Integer> levels,
            String type,
            String property,
            Consumer<UsageEvent> events) {
        int reached = amount(levels, month);
        DemoMonth previous = month.previous();
        int before = previous == null ? reached * 9 / 10 : amount(levels, previous);
        for (int day = 0; day < month.days() && reached > 0; day++) {
            int measured = before + (int) ((long) (reached - before) * (day + 1) / month.days());
            event(type, month, day, 12 * 60, data().put(property, measured), events);
        }
    }

    private void event(
            String type, DemoMonth month, int day, int minute, ObjectNode data, Consumer<UsageEvent> events) {
        LocalDate date = month.first().plusDays(day);
        Instant time =
                date.atStartOfDay(customer.timeZone()).plusMinutes(minute).toInstant();
        if (!time.isBefore(customer.startAt())) {
            String id = "%s-%s-%04d".formatted(type, date, minute);
            events.accept(new UsageEvent(SOURCE, id, type, customer.key(), time, data));
        }
    }

    private static int amount(Map<DemoMonth, Integer> amounts, DemoMonth month) {
        return Objects.requireNonNull(amounts.get(month));
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The total split over the month's days by the customer's shape, without losing or making one. */
    private List<Integer> spread(int total, DemoMonth month, String what) {
        Random random = new Random(SEED ^ (customer.key().value() + what + month).hashCode());
        List<Integer> weights = new ArrayList<>();
        for (LocalDate day = month.first(); day.isBefore(month.end()); day = day.plusDays(1)) {
            boolean served = !day.isBefore(customer.startsOn());
            int weight = customer.shape().weight(day, random);
            weights.add(served ? weight : 0);
        }
        long all = weights.stream().mapToLong(Integer::longValue).sum();
        List<Integer> days = new ArrayList<>();
        long before = 0;
        for (int weight : weights) {
            long upTo = before + weight;
            days.add(all == 0 ? 0 : (int) (total * upTo / all - total * before / all));
            before = upTo;
        }
        return days;
    }

    private static int share(int amount, int part, int parts) {
        return amount * (part + 1) / parts - amount * part / parts;
    }
}
