package io.plimsoll.metering;

import static io.plimsoll.metering.MeteringFixture.NOW;
import static io.plimsoll.metering.MeteringFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.SeededCases;
import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.ServicePeriod;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random events, sent whole, in pieces, shuffled and repeated, against a naive recount. */
class MeteringLawsIT {

    private static final String[] AGGREGATIONS = {"COUNT", "SUM", "MAX", "LATEST", "UNIQUE_COUNT"};
    private static final List<String> CUSTOMERS = List.of("ash", "brook", "cliff");
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    private final Random random = new Random(SeededCases.SEED);
    private final MeteringFixture fixture = new MeteringFixture();
    private final Map<String, CustomerId> customers = new HashMap<>();
    private final Map<String, MeterId> meters = new HashMap<>();

    MeteringLawsIT() {
        System.out.println("seed " + SeededCases.SEED);
        CUSTOMERS.forEach(key -> customers.put(key, fixture.customer(key)));
        for (String aggregation : AGGREGATIONS) {
            meters.put(
                    aggregation,
                    fixture.meter(aggregation, "used", aggregation, aggregation.equals("COUNT") ? null : "n"));
        }
    }

    @Test
    void everyAggregationAgreesWithANaiveRecountWhateverTheOrderAndThePieces() {
        List<UsageEvent> events = events(600);
        List<UsageEvent> sent = new ArrayList<>(events);
        for (int i = 0; i < 200; i++) {
            sent.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(sent, random);
        int accepted = 0;
        int duplicates = 0;
        for (int from = 0; from < sent.size(); ) {
            int to = Math.min(sent.size(), from + 1 + random.nextInt(80));
            IngestResult result = fixture.metering.ingest(lines(sent.subList(from, to)), NOW);
            assertThat(result.rejected()).isEmpty();
            accepted += result.accepted();
            duplicates += result.duplicates();
            from = to;
        }
        assertThat(accepted).isEqualTo(events.size());
        assertThat(duplicates).isEqualTo(200);
        assertAgreesWithRecountOf(events);
    }

    @Test
    void aBackfilledMeterIsTheSameAsOneThatWasThereFromTheStart() {
        List<UsageEvent> events = events(500);
        fixture.metering.ingest(lines(events), NOW);
        for (String aggregation : AGGREGATIONS) {
            MeterId late =
                    fixture.meter("late-" + aggregation, "used", aggregation, aggregation.equals("COUNT") ? null : "n");
            assertThat(fixture.metering.backfill(late, NOW)).isEqualTo(events.size());
            meters.put(aggregation, late);
        }
        assertAgreesWithRecountOf(events);
    }

    private List<UsageEvent> events(int count) {
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            // Few distinct values and times, so that ties and repetitions come up.
            data.put("n", BigDecimal.valueOf(random.nextInt(40), random.nextInt(4)));
            String customer = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
            String id = (random.nextInt(10) == 0 ? "😀" : random.nextInt(10) == 0 ? "\uFFFD" : "e") + i;
            Instant time = START.plus(Duration.ofMinutes(5L * random.nextInt(12 * 24 * 3)));
            events.add(new UsageEvent(
                    random.nextBoolean() ? "/a" : "/b", id, "used", new CustomerKey(customer), time, data));
        }
        return events;
    }

    private void assertAgreesWithRecountOf(List<UsageEvent> events) {
        List<UsageOf> asked = new ArrayList<>();
        List<MeteredQuantity> expected = new ArrayList<>();
        for (String customer : CUSTOMERS) {
            for (String aggregation : AGGREGATIONS) {
                for (int i = 0; i < 8; i++) {
                    ServicePeriod period = randomPeriod();
                    asked.add(new UsageOf(of(customers, customer), of(meters, aggregation), period));
                    List<UsageEvent> counted = events.stream()
                            .filter(event -> event.subject().value().equals(customer) && period.contains(event.time()))
                            .toList();
                    expected.add(new MeteredQuantity(new Quantity(recount(aggregation, counted)), counted.size()));
                }
            }
        }
        assertThat(fixture.usage.quantities(asked))
                .as("seed %s", SeededCases.SEED)
                .isEqualTo(expected);
    }

    private ServicePeriod randomPeriod() {
        Instant start = START.plus(Duration.ofMinutes(15L * random.nextInt(4 * 24 * 3)));
        return new ServicePeriod(start, start.plus(Duration.ofMinutes(15L * (1 + random.nextInt(4 * 24)))));
    }

    private static BigDecimal recount(String aggregation, List<UsageEvent> events) {
        Stream<BigDecimal> numbers = events.stream().map(MeteringLawsIT::number);
        return switch (aggregation) {
            case "COUNT" -> BigDecimal.valueOf(events.size());
            case "SUM" -> numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
            case "MAX" -> numbers.max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
            case "LATEST" ->
                events.stream()
                        .max(Comparator.comparing(UsageEvent::time)
                                .thenComparing(event -> event.id() + " " + event.source(), MeteringLawsIT::compareUtf8))
                        .map(MeteringLawsIT::number)
                        .orElse(BigDecimal.ZERO);
            case "UNIQUE_COUNT" ->
                BigDecimal.valueOf(
                        numbers.map(BigDecimal::toPlainString).distinct().count());
            default -> throw new IllegalArgumentException(aggregation);
        };
    }

    private static int compareUtf8(String left, String right) {
        return java.util.Arrays.compareUnsigned(
                left.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                right.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static BigDecimal number(UsageEvent event) {
        return event.data().get("n").decimalValue();
    }

    private static <T> T of(Map<String, T> map, String key) {
        return java.util.Objects.requireNonNull(map.get(key));
    }
}
