package io.plimsoll.rating;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.Violations;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the stored form of a price: decimals as strings, what has its default left out. Stored forms live for
 * years: a field may be added, never renamed or given another meaning.
 */
public final class PriceJson {

    private static final List<PartialPackage> PARTIAL_PACKAGES = List.of(PartialPackage.values());
    private static final Set<String> PERCENTAGE_MODELS = Set.of("PERCENTAGE", "GRADUATED_PERCENTAGE");
    private static final String MODELS = "one of FLAT, PER_UNIT, GRADUATED, VOLUME, STAIRSTEP, PACKAGE";

    private PriceJson() {}

    /** Reads a price; refuses with {@code invalid-price} and a violation for each wrong field. */
    public static Price read(JsonNode json) {
        Violations violations = new Violations();
        Price price = read(json, "", violations);
        violations.refuseAny(RatingRefusal.INVALID_PRICE, "a price");
        return price;
    }

    /** Reads a price that is part of something; after violations the answer is a stand-in. */
    static Price read(@Nullable JsonNode json, String pointer, Violations violations) {
        int before = violations.found().size();
        JsonFields fields = JsonFields.of(json, pointer, violations);
        if (!fields.isObject()) {
            return new FlatPrice(BigDecimal.ZERO, PriceFrame.NONE);
        }
        Price price = model(fields, pointer);
        fields.refuseOthers();
        if (violations.found().size() == before) {
            PriceLaw.check(price, pointer, violations);
        }
        return price;
    }

    private static Price model(JsonFields fields, String pointer) {
        PriceFrame frame = new PriceFrame(
                new Quantity(fields.decimalOr("included", BigDecimal.ZERO)),
                fields.decimalOrNull("minimum"),
                fields.decimalOrNull("maximum"),
                fields.decimalOr("discountPercent", BigDecimal.ZERO));
        String model = fields.text("model", MODELS);
        refusePercentage(model, pointer);
        return switch (model) {
            case "FLAT" -> new FlatPrice(fields.decimal("amount"), frame);
            case "PER_UNIT" -> new PerUnitPrice(fields.decimal("unitPrice"), frame);
            case "GRADUATED" -> new GraduatedPrice(unitTiers(fields), frame);
            case "VOLUME" -> new VolumePrice(unitTiers(fields), frame);
            case "STAIRSTEP" -> new StairstepPrice(feeTiers(fields), frame);
            case "PACKAGE" ->
                new PackagePrice(
                        new Quantity(fields.decimal("packageSize")),
                        fields.decimal("packagePrice"),
                        new Quantity(fields.decimalOr("freeUnits", BigDecimal.ZERO)),
                        fields.oneOf("partialPackage", PartialPackage.ROUND_UP, PARTIAL_PACKAGES),
                        frame);
            case String unknown -> {
                if (!unknown.isEmpty()) {
                    fields.expected("model", MODELS);
                }
                fields.ignoreOthers();
                yield new FlatPrice(BigDecimal.ZERO, frame);
            }
        };
    }

    private static List<PriceTier> unitTiers(JsonFields fields) {
        return fields.objects("tiers").stream()
                .map(tier -> {
                    Quantity upTo = quantityOrNull(tier, "upTo");
                    BigDecimal flatFee = tier.decimalOr("flatFee", BigDecimal.ZERO);
                    // A tier may have a fee alone, but one without either is a forgotten price, not a free one.
                    BigDecimal unitPrice = tier.has("flatFee")
                            ? tier.decimalOr("unitPrice", BigDecimal.ZERO)
                            : tier.decimal("unitPrice");
                    Quantity blockSize = quantityOrNull(tier, "blockSize");
                    tier.refuseOthers();
                    return new PriceTier(upTo, unitPrice, flatFee, blockSize);
                })
                .toList();
    }

    private static List<PriceTier> feeTiers(JsonFields fields) {
        return fields.objects("tiers").stream()
                .map(tier -> {
                    Quantity upTo = quantityOrNull(tier, "upTo");
                    BigDecimal flatFee = tier.decimal("flatFee");
                    tier.refuseOthers();
                    return new PriceTier(upTo, BigDecimal.ZERO, flatFee, null);
                })
                .toList();
    }

    private static @Nullable Quantity quantityOrNull(JsonFields tier, String field) {
        BigDecimal value = tier.decimalOrNull(field);
        return value == null ? null : new Quantity(value);
    }

    private static void refusePercentage(String model, String pointer) {
        if (PERCENTAGE_MODELS.contains(model)) {
            throw new BillingException(
                    RatingRefusal.PERCENTAGE_MODEL_NOT_AVAILABLE,
                    "expected " + MODELS + ", but " + model + " is not available yet",
                    List.of(new BillingException.Violation(
                            pointer + "/model", "expected " + MODELS + ", but got `" + model + "`")));
        }
    }

    /** Writes the canonical form, which {@link #read} reads back as the same price. */
    public static ObjectNode write(Price price) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (price) {
            case FlatPrice flat -> json.put("model", "FLAT").put("amount", plain(flat.amount()));
            case PerUnitPrice perUnit -> json.put("model", "PER_UNIT").put("unitPrice", plain(perUnit.unitPrice()));
            case GraduatedPrice graduated ->
                json.put("model", "GRADUATED").set("tiers", tiers(graduated.tiers(), true));
            case VolumePrice volume -> json.put("model", "VOLUME").set("tiers", tiers(volume.tiers(), true));
            case StairstepPrice stairstep ->
                json.put("model", "STAIRSTEP").set("tiers", tiers(stairstep.tiers(), false));
            case PackagePrice packages -> {
                json.put("model", "PACKAGE")
                        .put("packageSize", packages.packageSize().toString())
                        .put("packagePrice", plain(packages.packagePrice()));
                if (!packages.freeUnits().isZero()) {
                    json.put("freeUnits", packages.freeUnits().toString());
                }
                json.put("partialPackage", packages.partialPackage().name());
            }
        }
        writeFrame(price.frame(), json);
        return json;
    }

    private static void writeFrame(PriceFrame frame, ObjectNode json) {
        if (!frame.included().isZero()) {
            json.put("included", frame.included().toString());
        }
        if (frame.minimum() != null) {
            json.put("minimum", plain(frame.minimum()));
        }
        if (frame.maximum() != null) {
            json.put("maximum", plain(frame.maximum()));
        }
        if (frame.discountPercent().signum() != 0) {
            json.put("discountPercent", plain(frame.discountPercent()));
        }
    }

    private static ArrayNode tiers(List<PriceTier> tiers, boolean withUnitPrice) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (PriceTier tier : tiers) {
            ObjectNode json = array.addObject();
            json.put("upTo", tier.upTo() == null ? null : tier.upTo().toString());
            if (withUnitPrice) {
                json.put("unitPrice", plain(tier.unitPrice()));
            }
            if (!withUnitPrice || tier.flatFee().signum() != 0) {
                json.put("flatFee", plain(tier.flatFee()));
            }
            if (tier.blockSize() != null) {
                json.put("blockSize", tier.blockSize().toString());
            }
        }
        return array;
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
