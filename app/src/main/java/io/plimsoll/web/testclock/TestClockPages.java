package io.plimsoll.web.testclock;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.testclock.ClockMove;
import io.plimsoll.testclock.TestClock;
import io.plimsoll.web.PageController;
import io.plimsoll.web.RefusedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A sandbox's clock as a page; outside a sandbox there is none. */
@PageController
@Requires(Permission.MOVE_TEST_CLOCK)
class TestClockPages {

    private final ObjectProvider<TestClock> clock;

    TestClockPages(ObjectProvider<TestClock> clock) {
        this.clock = clock;
    }

    @GetMapping("/test-clock")
    String clock(Model model) {
        return show(model);
    }

    @PostMapping("/test-clock/advance")
    String advance(@RequestParam String to, Model model) {
        try {
            ClockMove move = sandboxClock().advance(Instant.parse(to.endsWith("Z") ? to : to + ":00Z"));
            model.addAttribute("move", move);
        } catch (BillingException refused) {
            model.addAttribute("refusal", refused.getMessage());
        } catch (DateTimeParseException e) {
            model.addAttribute("refusal", "expected a day and a time, but got `%s`".formatted(to));
        }
        return show(model);
    }

    private String show(Model model) {
        Instant now = sandboxClock().now();
        LocalDateTime day = now.atOffset(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.DAYS);
        Map<String, Instant> presets = new LinkedHashMap<>();
        presets.put("hour", now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS));
        presets.put("day", day.plusDays(1).toInstant(ZoneOffset.UTC));
        presets.put("week", now.plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS));
        presets.put("month", day.with(TemporalAdjusters.firstDayOfNextMonth()).toInstant(ZoneOffset.UTC));
        presets.put("thirtyDays", now.plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS));
        model.addAttribute("now", now);
        model.addAttribute("presets", presets);
        return "testclock/test-clock";
    }

    private TestClock sandboxClock() {
        return clock.stream()
                .findFirst()
                .orElseThrow(() -> new RefusedRequest(
                        HttpStatus.NOT_FOUND, "unknown-route", "expected a sandbox, but this clock is the system's"));
    }
}
