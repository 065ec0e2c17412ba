package io.plimsoll.web.catalog;

import io.plimsoll.catalog.Aggregation;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.Meter;
import io.plimsoll.catalog.MeterDetails;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Page;
import io.plimsoll.metering.Metering;
import io.plimsoll.security.Caller;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.plimsoll.web.RefusedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How usage events are summed. */
@Tag(name = "Catalog")
@RestController
@RequestMapping("/api/v1/meters")
class MetersApi {

    private final Catalog catalog;
    private final Metering metering;
    private final InstantSource clock;

    MetersApi(Catalog catalog, Metering metering, InstantSource clock) {
        this.catalog = catalog;
        this.metering = metering;
        this.clock = clock;
    }

    /** A meter by its key. */
    record MeterAnswer(
            MeterKey meter,
            String eventType,
            Aggregation aggregation,
            @Nullable String property,
            String unit,
            int unitExponent,
            Map<String, List<String>> filters) {

        static MeterAnswer of(Meter of) {
            return new MeterAnswer(
                    of.key(),
                    of.eventType(),
                    of.aggregation(),
                    of.property(),
                    of.unit(),
                    of.unitExponent(),
                    of.filters());
        }
    }

    @Operation(summary = "Create or change a meter")
    @PutMapping("/{meter}")
    @Requires(Permission.WRITE_CATALOG)
    MeterAnswer put(@PathVariable MeterKey meter, @RequestBody MeterDetails details, Caller caller) {
        Meter put = catalog.putMeter(meter, details, caller.actor(), clock.instant());
        // Events of its type may be here already, through another meter.
        metering.backfill(put.id(), clock.instant());
        return MeterAnswer.of(put);
    }

    @Operation(summary = "List all meters")
    @GetMapping
    @Requires(Permission.READ_CATALOG)
    Page<MeterAnswer> list() {
        return new Page<>(catalog.meters().stream().map(MeterAnswer::of).toList(), null);
    }

    @Operation(summary = "See one meter")
    @GetMapping("/{meter}")
    @Requires(Permission.READ_CATALOG)
    MeterAnswer get(@PathVariable MeterKey meter) {
        return catalog.meter(meter)
                .map(MeterAnswer::of)
                .orElseThrow(() -> new RefusedRequest(
                        HttpStatus.NOT_FOUND,
                        "unknown-meter",
                        "expected meter `" + meter + "` to exist, but there is none of this key"));
    }
}
