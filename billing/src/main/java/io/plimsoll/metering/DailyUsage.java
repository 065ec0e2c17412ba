package io.plimsoll.metering;

import io.plimsoll.kernel.Quantity;
import java.time.LocalDate;

/** What was used on one local day; days without usage are listed with zero. */
public record DailyUsage(LocalDate day, Quantity quantity, long eventCount) {}
