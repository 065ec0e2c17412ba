package io.plimsoll.web.testclock;

import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.testclock.ClockMove;
import io.plimsoll.testclock.TestClock;
import io.plimsoll.web.RefusedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A sandbox's clock; outside a sandbox there is no such route. */
@Tag(name = "Test clock")
@RestController
@RequestMapping("/api/v1/test-clock")
@Requires(Permission.MOVE_TEST_CLOCK)
class TestClockApi {

    private final @Nullable TestClock clock;

    TestClockApi(ObjectProvider<TestClock> clock) {
        this.clock = clock.getIfAvailable();
    }

    /** What the clock shows. */
    record Reading(Instant now) {}

    /** Where the clock moves to. */
    record Advance(@NotNull Instant to) {}

    @Operation(summary = "See what a sandbox's clock shows")
    @GetMapping
    Reading now() {
        return new Reading(sandboxClock().now());
    }

    @Operation(summary = "Move a sandbox's clock ahead, and the broker's, and wait until what became due is done")
    @PostMapping("/advance")
    ClockMove advance(@Valid @RequestBody Advance advance) {
        return sandboxClock().advance(advance.to());
    }

    private TestClock sandboxClock() {
        if (clock == null) {
            throw new RefusedRequest(
                    HttpStatus.NOT_FOUND, "unknown-route", "expected a sandbox, but this clock is the system's");
        }
        return clock;
    }
}
