package io.plimsoll.web.audit;

import io.plimsoll.customer.Customers;
import io.plimsoll.evidence.Samples;
import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.trace.RowUses;
import io.plimsoll.web.PageController;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where an auditor begins: find one thing, see what a row did, draw a sample. */
@PageController
@Requires(Permission.READ_AUDIT)
class AuditorPages {

    private static final int LINES_SHOWN = 200;

    private final Customers customers;
    private final RowUses rows;
    private final Samples samples;

    AuditorPages(Customers customers, RowUses rows, Samples samples) {
        this.customers = customers;
        this.rows = rows;
        this.samples = samples;
    }

    /** Goes to what the words name: an invoice, a run of a process, {@code set/row}, a customer, else a person's entries. */
    @GetMapping("/audit/find")
    String find(@RequestParam(defaultValue = "") String what) {
        String words = what.strip();
        if (words.matches("inv_\\d+")) {
            return "redirect:/invoices/" + words;
        }
        if (words.matches("\\d+")) {
            return "redirect:/workflows/" + words;
        }
        int slash = words.indexOf('/');
        if (slash > 0) {
            return redirect("/audit/rows", "set", words.substring(0, slash), "row", words.substring(slash + 1));
        }
        return isCustomer(words) ? redirect("/customers/" + words + "/timeline") : redirect("/audit", "person", words);
    }

    @GetMapping("/audit/rows")
    String rows(@RequestParam(defaultValue = "") String set, @RequestParam(defaultValue = "") String row, Model model) {
        model.addAttribute("set", set.strip());
        model.addAttribute("row", row.strip());
        model.addAttribute("decisions", rows.decisions(set.strip(), row.strip()));
        model.addAttribute("lines", rows.lines(set.strip(), row.strip(), LINES_SHOWN));
        return "audit/rows";
    }

    @GetMapping("/audit/sample")
    String sample(
            @RequestParam(defaultValue = "") String seed,
            @RequestParam(defaultValue = "25") int size,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Model model) {
        model.addAttribute("seed", seed);
        model.addAttribute("size", size);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        if (!seed.isBlank() && from != null && to != null) {
            model.addAttribute(
                    "sample",
                    samples.draw(
                            seed.strip(),
                            size,
                            from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                            to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        return "audit/sample";
    }

    private boolean isCustomer(String words) {
        try {
            return !words.isEmpty()
                    && customers.get(new CustomerKey(words)).key().value().equals(words);
        } catch (BillingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String redirect(String path, String... parameters) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        for (int i = 0; i < parameters.length; i += 2) {
            uri.queryParam(parameters[i], "{" + parameters[i] + "}");
        }
        Object[] values = new Object[parameters.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters[2 * i + 1];
        }
        return "redirect:" + uri.encode().buildAndExpand(values).toUriString();
    }
}
