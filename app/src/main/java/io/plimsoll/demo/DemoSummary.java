package io.plimsoll.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.plimsoll.kernel.Money;
import io.plimsoll.overview.Overview;
import io.plimsoll.overview.Overview.InvoiceTotal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The demo company in a few lines. */
@Component
@ConditionalOnProperty("plimsoll.demo")
class DemoSummary {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private final Overview overview;

    DemoSummary(Overview overview) {
        this.overview = overview;
    }

    List<String> lines(Instant now) {
        Overview.Figures figures = overview.figures();
        Overview.Work work = figures.work();
        List<String> lines = new ArrayList<>();
        lines.add("The demo company on " + DAY.format(now.atOffset(ZoneOffset.UTC)));
        lines.add("  customers      %,d with %,d active subscriptions"
                .formatted(work.customers(), work.activeSubscriptions()));
        lines.add("  usage events   %,d".formatted(work.usageEvents()));
        lines.add(
                "  alerts         %,d sent for %,d thresholds crossed".formatted(work.alertsSent(), work.crossings()));
        byState(figures.invoices())
                .forEach((state, totals) -> lines.add("  invoices       %-7s %3d   %s"
                        .formatted(
                                state.toLowerCase(Locale.ROOT),
                                totals.stream()
                                        .mapToLong(InvoiceTotal::invoices)
                                        .sum(),
                                totals.stream()
                                        .map(total -> money(total.total()))
                                        .collect(joining(" · ")))));
        lines.add("  waiting        %,d tasks for a person".formatted(work.openTasks()));
        return lines;
    }

    private static Map<String, List<InvoiceTotal>> byState(List<InvoiceTotal> totals) {
        return totals.stream().collect(groupingBy(InvoiceTotal::state, LinkedHashMap::new, toList()));
    }

    private static String money(Money money) {
        DecimalFormat format = new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(money.amount().scale());
        return money.currency().getCurrencyCode() + " " + format.format(money.amount());
    }
}
