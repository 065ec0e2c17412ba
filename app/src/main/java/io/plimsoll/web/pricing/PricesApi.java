package io.plimsoll.web.pricing;

import io.plimsoll.rating.Quoting;
import io.plimsoll.security.Permission;
import io.plimsoll.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What something would cost, by the code that rates invoices. */
@Tag(name = "Prices")
@RestController
@RequestMapping("/api/v1/prices")
@Requires(Permission.QUOTE_PRICES)
class PricesApi {

    @Operation(summary = "Rate a quantity by a price")
    @PostMapping("/quote")
    JsonNode quote(@RequestBody JsonNode request) {
        return Quoting.quote(request).toJson();
    }

    @Operation(summary = "Take the share of an amount that a part of a period is due")
    @PostMapping("/prorate")
    JsonNode prorate(@RequestBody JsonNode request) {
        return Quoting.prorate(request).toJson();
    }
}
