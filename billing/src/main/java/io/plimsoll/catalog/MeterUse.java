package io.plimsoll.catalog;

import io.plimsoll.kernel.MeterId;

/**
 * Says whether usage was metered with a meter. Metering answers; the question is asked through this door because metering
 * builds on the catalog, not the other way round.
 */
public interface MeterUse {

    boolean isUsed(MeterId meter);
}
