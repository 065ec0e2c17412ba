package io.plimsoll.forecast;

import io.plimsoll.catalog.Meter;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.subscription.Subscription;

/** A meter of a subscription in a period: what will it come to? */
public record ForecastQuestion(Subscription subscription, Meter meter, ServicePeriod period) {}
