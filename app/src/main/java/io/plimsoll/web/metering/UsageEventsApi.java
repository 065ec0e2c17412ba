package io.plimsoll.web.metering;

import io.plimsoll.metering.CloudEvents;
import io.plimsoll.metering.IngestResult;
import io.plimsoll.metering.Metering;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes usage in. The answer comes only when every accepted event is durable. */
@Tag(name = "Usage")
@RestController
@RequestMapping(path = "/api/v1/events")
@Requires(Permission.SEND_USAGE)
class UsageEventsApi {

    private final Metering metering;
    private final InstantSource clock;

    UsageEventsApi(Metering metering, InstantSource clock) {
        this.metering = metering;
        this.clock = clock;
    }

    @Operation(summary = "Send one usage event")
    @PostMapping(consumes = "application/cloudevents+json")
    IngestResult one(InputStream event) {
        return metering.ingest(CloudEvents.single(event), clock.instant());
    }

    @Operation(summary = "Send a batch of usage events as a JSON array")
    @PostMapping(consumes = "application/cloudevents-batch+json")
    IngestResult batch(InputStream events) {
        return metering.ingest(CloudEvents.batch(events), clock.instant());
    }

    @Operation(summary = "Send usage events, one JSON object a line")
    @PostMapping(consumes = "application/x-ndjson")
    IngestResult lines(InputStream events) {
        return metering.ingest(CloudEvents.lines(events), clock.instant());
    }
}
