package io.plimsoll.sandbox;

import io.plimsoll.payment.ChargeOutcome;
import io.plimsoll.payment.ChargeRequest;
import io.plimsoll.payment.PaymentProvider;
import io.plimsoll.payment.SandboxCharges;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Takes no money from anybody and says it did, unless it was told to fail. */
@Component
@ConditionalOnProperty(name = "plimsoll.sandbox", havingValue = "true")
class SandboxPaymentProvider implements PaymentProvider {

    private final SandboxCharges charges;
    private final InstantSource clock;

    SandboxPaymentProvider(SandboxCharges charges, InstantSource clock) {
        this.charges = charges;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public ChargeOutcome charge(ChargeRequest request) {
        return charges.charge(request, clock.instant());
    }

    @Override
    public Optional<ChargeOutcome> find(String idempotencyKey) {
        return charges.find(idempotencyKey);
    }
}
