package io.plimsoll.demo;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.metering.UsageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DemoUsageTest {

    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final Map<String, DemoCustomer> COMPANY =
            DemoCustomer.all().stream().collect(toMap(customer -> customer.key().value(), Function.identity()));

    @Test
    void isSixtyCustomersOfFourSegmentsThreeCurrenciesFiveZonesAndSixPlans() {
        assertThat(COMPANY).hasSize(60);
        assertThat(distinct(DemoCustomer::segment)).hasSize(4);
        assertThat(distinct(DemoCustomer::currency)).hasSize(3);
        assertThat(distinct(DemoCustomer::timeZone)).hasSize(5);
        assertThat(distinct(DemoCustomer::plan)).hasSize(6);
    }

    @Test
    void addsUpToTheMonthsAmounts() {
        for (DemoCustomer customer : COMPANY.values()) {
            for (DemoMonth month : DemoMonth.values()) {
                int told = Objects.requireNonNull(customer.calls().get(month));
                boolean stopped = customer.shape() == Shape.STOPS && month == DemoMonth.MARCH;
                assertThat(calls(customer, month))
                        .as("%s in %s", customer.key(), month)
                        .isEqualTo(stopped ? 0 : told);
            }
        }
    }

    @Test
    void isTheSameWheneverItIsAsked() {
        DemoUsage usage = new DemoUsage(customer("marigold-rail-freight"));
        Instant middle = Instant.parse("2026-02-11T09:30:00Z");
        List<UsageEvent> whole = usage.between(Instant.EPOCH, END);

        assertThat(whole).isEqualTo(new DemoUsage(customer("marigold-rail-freight")).between(Instant.EPOCH, END));
        assertThat(usage.between(Instant.EPOCH, middle)).hasSizeBetween(1, whole.size() - 1);
        assertThat(whole)
                .containsAll(usage.between(Instant.EPOCH, middle))
                .containsAll(usage.between(middle, END))
                .hasSize(usage.between(Instant.EPOCH, middle).size()
                        + usage.between(middle, END).size());
    }

    @Test
    void givesEveryEventItsOwnId() {
        for (DemoCustomer customer : COMPANY.values()) {
            List<UsageEvent> events = new DemoUsage(customer).between(Instant.EPOCH, END);
            assertThat(events).as(customer.name()).extracting(UsageEvent::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void reachesTheContactsOfTheMailPlansExample() {
        DemoCustomer dandelion = customer("dandelion-stationery-club");
        assertThat(new DemoUsage(dandelion)
                        .between(Instant.EPOCH, END)
                        .getLast()
                        .data()
                        .get("contacts")
                        .asInt())
                .isEqualTo(12_000);
    }

    @Test
    void isSilentForWhoeverStoppedOrNeverBegan() {
        assertThat(new DemoUsage(customer("firefly-night-school")).between(Instant.EPOCH, END))
                .isEmpty();
        assertThat(new DemoUsage(customer("driftglass-studios")).between(Instant.parse("2026-02-10T12:00:00Z"), END))
                .isEmpty();
    }

    private static DemoCustomer customer(String key) {
        return Objects.requireNonNull(COMPANY.get(key));
    }

    private static <T> Set<T> distinct(Function<DemoCustomer, T> part) {
        return COMPANY.values().stream().map(part).collect(toSet());
    }

    private static int calls(DemoCustomer customer, DemoMonth month) {
        return new DemoUsage(customer)
                        .between(
                                month.first().atStartOfDay(customer.timeZone()).toInstant(),
                                month.end().atStartOfDay(customer.timeZone()).toInstant())
                        .stream()
                        .filter(event -> event.type().equals("api.calls"))
                        .mapToInt(event -> event.data().get("calls").asInt())
                        .sum();
    }
}
