package io.plimsoll.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a request's body may be.
 *
 * @param usageEvents one call of {@code POST /events}; larger amounts are an import
 * @param usageImport one file
 * @param policyTable one posted policy table
 * @param other everything else
 */
@ConfigurationProperties("plimsoll.body-limit")
public record BodyLimits(
        @DefaultValue("5MB") DataSize usageEvents,
        @DefaultValue("2GB") DataSize usageImport,
        @DefaultValue("5MB") DataSize policyTable,
        @DefaultValue("256KB") DataSize other) {

    DataSize of(String path) {
        if (path.equals("/api/v1/events")) {
            return usageEvents;
        }
        if (path.equals("/api/v1/usage-imports")) {
            return usageImport;
        }
        return path.startsWith("/api/v1/policies/")
                        || path.startsWith("/policies/")
                        || path.startsWith("/api/v1/customers")
                ? policyTable
                : other;
    }
}
