package io.plimsoll.simulation;

import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import java.time.Instant;

/** A period as its invoice has it. */
record BilledPeriod(
        SubscriptionId subscription,
        long customer,
        InvoiceId invoice,
        ServicePeriod period,
        int months,
        String plan,
        String currency,
        Instant draftedAt) {}
