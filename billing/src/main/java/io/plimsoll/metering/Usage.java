package io.plimsoll.metering;

import io.plimsoll.kernel.CustomerId;
import io.plimsoll.kernel.MeterId;
import io.plimsoll.kernel.ServicePeriod;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers what was used. Quantities are in the meter's unit and exact. */
@Component
public class Usage {

    /** One answer a question, in order, in one query however many are asked. */
    public List<MeteredQuantity> quantities(List<UsageOf> asked) {
        throw new IllegalStateException("expected to answer " + asked + ", but this is not written yet");
    }

    /** The period day by day as the zone has days; the first and last may be part days. */
    public List<DailyUsage> daily(CustomerId customer, MeterId meter, ServicePeriod period, ZoneId zone) {
        throw new IllegalStateException(
                "expected " + customer + meter + period + zone + ", but this is not written yet");
    }

    /** The first events, by time, that the meter read in the period. */
    public List<UsageSample> sample(CustomerId customer, MeterId meter, ServicePeriod period, int limit) {
        throw new IllegalStateException(
                "expected " + customer + meter + period + limit + ", but this is not written yet");
    }

    public UsageTotals totals() {
        throw new IllegalStateException("expected totals, but this is not written yet");
    }
}
