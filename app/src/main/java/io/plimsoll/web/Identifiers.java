package io.plimsoll.web;

import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.kernel.PolicySubmissionId;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.ThresholdCrossingId;
import io.plimsoll.kernel.UsageImportId;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.format.FormatterRegistry;

/** Reads ids, keys and times in paths and queries. */
final class Identifiers {

    private Identifiers() {}

    static void register(FormatterRegistry registry) {
        registry.addConverter(String.class, CustomerKey.class, CustomerKey::new);
        registry.addConverter(String.class, MeterKey.class, MeterKey::new);
        registry.addConverter(String.class, PlanKey.class, PlanKey::new);
        registry.addConverter(String.class, InvoiceId.class, InvoiceId::parse);
        registry.addConverter(String.class, CommitmentId.class, CommitmentId::parse);
        registry.addConverter(String.class, SubscriptionId.class, SubscriptionId::parse);
        registry.addConverter(String.class, BillingRunId.class, BillingRunId::parse);
        registry.addConverter(String.class, SimulationId.class, SimulationId::parse);
        registry.addConverter(String.class, UsageImportId.class, UsageImportId::parse);
        registry.addConverter(String.class, PolicyDraftId.class, PolicyDraftId::parse);
        registry.addConverter(String.class, ThresholdCrossingId.class, ThresholdCrossingId::parse);
        registry.addConverter(String.class, PolicySubmissionId.class, PolicySubmissionId::parse);
        registry.addConverter(String.class, Instant.class, WireJson::instant);
        registry.addConverter(String.class, YearMonth.class, WireJson::month);
    }
}
