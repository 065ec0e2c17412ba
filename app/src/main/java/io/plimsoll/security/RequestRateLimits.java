package io.plimsoll.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast callers may ask. A batch or a file of usage events is one request.
 *
 * @param perSecond requests of one API key, on average
 * @param burst requests of one API key at once
 * @param failedKeysPerMinute requests of one address with a wrong API key
 * @param signInsPerMinute attempts of one address to sign in, whoever as
 */
@ConfigurationProperties("plimsoll.request-rate")
record RequestRateLimits(
        @DefaultValue("5000") int perSecond,
        @DefaultValue("10000") int burst,
        @DefaultValue("60") int failedKeysPerMinute,
        @DefaultValue("30") int signInsPerMinute) {}
