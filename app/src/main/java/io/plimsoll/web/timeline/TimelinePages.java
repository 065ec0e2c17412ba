package io.plimsoll.web.timeline;

import io.plimsoll.customer.Customer;
import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.timeline.TimelineEntry;
import io.plimsoll.timeline.TimelineEntry.Topic;
import io.plimsoll.timeline.Timelines;
import io.plimsoll.web.PageController;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One customer's timeline, filtered by topic. */
@PageController
class TimelinePages {

    private static final int PAGE_SIZE = 100;

    private final Customers customers;
    private final Timelines timelines;

    TimelinePages(Customers customers, Timelines timelines) {
        this.customers = customers;
        this.timelines = timelines;
    }

    @GetMapping("/customers/{key}/timeline")
    @Requires(Permission.READ_CUSTOMERS)
    String timeline(
            @PathVariable CustomerKey key,
            @RequestParam(required = false) @Nullable Set<Topic> topic,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Customer customer = customers.get(key);
        Set<Topic> topics = topic == null ? EnumSet.noneOf(Topic.class) : topic;
        Page<TimelineEntry> page = timelines.page(customer.id(), topics, cursor, PAGE_SIZE);
        model.addAttribute("customer", customer);
        model.addAttribute("entries", page.data());
        model.addAttribute("next", page.next());
        model.addAttribute("topics", Topic.values());
        model.addAttribute("chosen", topics);
        return "timeline/timeline";
    }
}
