package io.plimsoll.rules.tier;

import io.plimsoll.rules.table.AmountLaw;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Cells;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.TableSchema;
import io.plimsoll.rules.table.WordKind;
import java.math.BigDecimal;
import java.util.List;

/** The columns of the tier table. */
final class TierColumns {

    static final Column<String> PRICE =
            Column.required("price", Cells.KEY, "The price's name; rows that share it are its tiers, top to bottom");
    static final Column<AnyOf> PLAN = Column.anyOf("plan", WordKind.KEY, "The plan subscribed to");
    static final Column<AnyOf> METER = Column.anyOf("meter", WordKind.KEY, "The meter whose usage is priced");
    static final Column<AnyOf> SEGMENT = Column.anyOf("segment", WordKind.KEY, "The customer's segment");
    static final Column<AnyOf> CURRENCY = Column.anyOf("currency", WordKind.CURRENCY, "The customer's currency");
    static final Column<String> MODEL = Column.required(
            "model",
            Cells.oneOf("FLAT", "PER_UNIT", "GRADUATED", "VOLUME", "STAIRSTEP", "PACKAGE"),
            "How the units become money");
    static final Column<BigDecimal> UP_TO =
            Column.optional("upTo", Cells.POSITIVE, "The tier's last unit; blank on the last tier");
    static final Column<BigDecimal> UNIT_PRICE =
            Column.optional("unitPrice", Cells.DECIMAL, "Price of one unit (of one block, with blockSize), any scale");
    static final Column<BigDecimal> FLAT_FEE =
            Column.optional("flatFee", Cells.AMOUNT, "Fee of the tier once reached; of the period for FLAT");
    static final Column<BigDecimal> BLOCK_SIZE =
            Column.optional("blockSize", Cells.POSITIVE, "Sells the tier in whole blocks of so many units");
    static final Column<BigDecimal> PACKAGE_SIZE = Column.optional("packageSize", Cells.POSITIVE, "Units in a package");
    static final Column<BigDecimal> PACKAGE_PRICE =
            Column.optional("packagePrice", Cells.AMOUNT, "Price of one package");
    static final Column<BigDecimal> FREE_UNITS =
            Column.optional("freeUnits", Cells.DECIMAL, "Units that need no package");
    static final Column<String> PARTIAL_PACKAGE = Column.optional(
            "partialPackage",
            Cells.oneOf("ROUND_UP", "ROUND_DOWN"),
            "What a package begun counts as; blank is ROUND_UP");
    static final Column<BigDecimal> MINIMUM =
            Column.optional("minimum", Cells.AMOUNT, "The period's charge at least; on the price's first row");
    static final Column<BigDecimal> MAXIMUM =
            Column.optional("maximum", Cells.AMOUNT, "The period's charge at most; on the price's first row");
    static final Column<BigDecimal> DISCOUNT_PERCENT = Column.optional(
            "discountPercent", Cells.PERCENT, "Taken off what the model says; on the price's first row");

    static final TableSchema SCHEMA = new TableSchema(
            "tier",
            List.of(
                    PRICE,
                    PLAN,
                    METER,
                    SEGMENT,
                    CURRENCY,
                    MODEL,
                    UP_TO,
                    UNIT_PRICE,
                    FLAT_FEE,
                    BLOCK_SIZE,
                    PACKAGE_SIZE,
                    PACKAGE_PRICE,
                    FREE_UNITS,
                    PARTIAL_PACKAGE,
                    MINIMUM,
                    MAXIMUM,
                    DISCOUNT_PERCENT),
            List.of(
                    AmountLaw.fits(CURRENCY, List.of(FLAT_FEE, PACKAGE_PRICE, MINIMUM, MAXIMUM)),
                    ModelLaw.ofEachRow(),
                    new LadderLaw()));

    private TierColumns() {}
}
