package io.plimsoll.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.plimsoll.customer.CustomerDetails;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.PlanKey;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row of {@code customers.csv}. Amounts are one a month, from January on: of calls, users and reports how many in the
 * month, of contacts and gigabytes the level reached at its end. No amounts: the customer has no such usage.
 */
record DemoCustomer(
        CustomerKey key,
        String name,
        String segment,
        String country,
        String currency,
        ZoneId timeZone,
        PlanKey plan,
        LocalDate startsOn,
        Map<DemoMonth, Integer> calls,
        Map<DemoMonth, Integer> contacts,
        Map<DemoMonth, Integer> gigabytes,
        Map<DemoMonth, Integer> users,
        Map<DemoMonth, Integer> reports,
        Shape shape) {

    static List<DemoCustomer> all() {
        try (var reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(DemoCustomer.class.getResourceAsStream("/demo/customers.csv")),
                        StandardCharsets.UTF_8))) {
            return reader.stream().map(DemoCustomer::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoCustomer of(NamedCsvRecord row) {
        return new DemoCustomer(
                new CustomerKey(row.getField("key")),
                row.getField("name"),
                row.getField("segment"),
                row.getField("country"),
                row.getField("currency"),
                ZoneId.of(row.getField("timeZone")),
                new PlanKey(row.getField("plan")),
                DemoMonth.JANUARY.first().withDayOfMonth(Integer.parseInt(row.getField("startDay"))),
                amounts(row.getField("calls")),
                amounts(row.getField("contacts")),
                amounts(row.getField("storage")),
                amounts(row.getField("users")),
                amounts(row.getField("reports")),
                Shape.valueOf(row.getField("shape")));
    }

    private static Map<DemoMonth, Integer> amounts(String field) {
        Map<DemoMonth, Integer> amounts = new EnumMap<>(DemoMonth.class);
        Iterator<String> given = Arrays.asList(field.split(" ", -1)).iterator();
        for (DemoMonth month : DemoMonth.values()) {
            amounts.put(month, field.isEmpty() ? 0 : Integer.valueOf(given.next()));
        }
        return amounts;
    }

    CustomerDetails details() {
        return new CustomerDetails(name, currency, country, segment, timeZone.getId(), "billing@" + key + ".example");
    }

    Instant startAt() {
        return startsOn.atStartOfDay(timeZone).toInstant();
    }
}
