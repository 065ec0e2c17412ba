package io.plimsoll.web.payment;

import io.plimsoll.customer.Customers;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.payment.SandboxCharges;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.RefusedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a sandbox's payment provider whom to decline; outside a sandbox there is no such route. */
@Tag(name = "Test clock")
@RestController
@RequestMapping("/api/v1/sandbox/payment-failures")
@Requires(Permission.MOVE_TEST_CLOCK)
class SandboxPaymentsApi {

    private final Customers customers;
    private final SandboxCharges charges;
    private final boolean sandbox;

    SandboxPaymentsApi(
            Customers customers, SandboxCharges charges, @Value("${plimsoll.sandbox:false}") boolean sandbox) {
        this.customers = customers;
        this.charges = charges;
        this.sandbox = sandbox;
    }

    /** Whom to decline, so many times or until an instant; neither ends it. */
    record Failure(
            @NotNull CustomerKey customer,
            @Nullable @Min(1) Integer times,
            @Nullable Instant until) {}

    @Operation(summary = "Have a sandbox's payment provider decline a customer, so many `times` or `until` an instant")
    @PostMapping
    Failure fail(@Valid @RequestBody Failure failure) {
        if (!sandbox) {
            throw new RefusedRequest(
                    HttpStatus.NOT_FOUND, "unknown-route", "expected a sandbox, but here money is real");
        }
        CustomerKey customer = customers.get(failure.customer()).key();
        charges.failFor(customer, failure.times(), failure.until());
        return failure;
    }
}
