package io.plimsoll.web;

import io.plimsoll.kernel.BillingRunId;
import io.plimsoll.kernel.CommitmentId;
import io.plimsoll.kernel.CustomerKey;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.kernel.Money;
import io.plimsoll.kernel.PlanKey;
import io.plimsoll.kernel.PolicyDraftId;
import io.plimsoll.kernel.Quantity;
import io.plimsoll.kernel.SimulationId;
import io.plimsoll.kernel.SubscriptionId;
import io.plimsoll.kernel.ThresholdCrossingId;
import io.plimsoll.kernel.UnitPrice;
import io.plimsoll.kernel.UsageImportId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as the API reads and writes it: strict about types and names, decimals as strings, ids and keys as words. Apart from
 * the mapper that stores things, so that strictness here never breaks what was stored.
 */
public final class WireJson {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    /** The one mapper of the API. */
    public static final JsonMapper MAPPER = mapper();

    private WireJson() {}

    /** Reads plain digits, such as {@code 12.50}: no exponent, no more than 20 digits on either side. */
    public static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a decimal such as \"12.50\", but got `" + brief(text) + "`");
        }
        return new BigDecimal(text);
    }

    /** Reads an RFC 3339 time with its offset. */
    public static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected an RFC 3339 time such as 2026-06-01T00:00:00Z, but got `" + brief(text) + "`", e);
        }
    }

    /** Reads a month such as {@code 2026-05}. */
    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a month such as 2026-05, but got `" + brief(text) + "`", e);
        }
    }

    static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxNumberLength(100)
                        .maxNameLength(1_000)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(words())
                .build();
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("plimsoll-wire");
        module.addDeserializer(String.class, new StorableText.Strings());
        word(module, BigDecimal.class, WireJson::decimal, BigDecimal::toPlainString);
        word(module, Quantity.class, text -> new Quantity(decimal(text)), Quantity::toString);
        word(module, Instant.class, WireJson::instant, Instant::toString);
        word(module, Currency.class, WireJson::currency, Currency::getCurrencyCode);
        word(module, CustomerKey.class, CustomerKey::new, CustomerKey::value);
        word(module, MeterKey.class, MeterKey::new, MeterKey::value);
        word(module, PlanKey.class, PlanKey::new, PlanKey::value);
        word(module, InvoiceId.class, InvoiceId::parse, InvoiceId::toString);
        word(module, CommitmentId.class, CommitmentId::parse, CommitmentId::toString);
        word(module, SubscriptionId.class, SubscriptionId::parse, SubscriptionId::toString);
        word(module, BillingRunId.class, BillingRunId::parse, BillingRunId::toString);
        word(module, SimulationId.class, SimulationId::parse, SimulationId::toString);
        word(module, UsageImportId.class, UsageImportId::parse, UsageImportId::toString);
        word(module, PolicyDraftId.class, PolicyDraftId::parse, PolicyDraftId::toString);
        word(module, ThresholdCrossingId.class, ThresholdCrossingId::parse, ThresholdCrossingId::toString);
        module.addSerializer(Money.class, new Writer<>(Money.class, Money::toPlainString));
        module.addSerializer(
                UnitPrice.class,
                new Writer<>(UnitPrice.class, price -> price.amount().toPlainString()));
        return module;
    }

    private static Currency currency(String text) {
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected an ISO 4217 currency such as USD, but got `" + brief(text) + "`", e);
        }
    }

    private static <T> void word(
            SimpleModule module, Class<T> type, Function<String, T> read, Function<T, String> write) {
        module.addDeserializer(type, new Reader<>(type, read));
        module.addSerializer(type, new Writer<>(type, write));
    }

    /** A value in a JSON string that could not be understood; the message says what was expected. */
    static final class Misread extends tools.jackson.databind.exc.MismatchedInputException {

        private static final long serialVersionUID = 1L;

        Misread(JsonParser parser, String message, Class<?> type) {
            super(parser, message, type);
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {

        private final Function<String, T> read;

        Reader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new Misread(
                        parser,
                        "expected a JSON string" + example() + ", but got " + JsonWords.got(parser.currentToken()),
                        handledType());
            }
            try {
                return read.apply(parser.getString());
            } catch (IllegalArgumentException e) {
                throw new Misread(parser, String.valueOf(e.getMessage()), handledType());
            }
        }

        private String example() {
            return List.of(BigDecimal.class, Quantity.class).contains(handledType())
                    ? " with a decimal such as \"12.50\""
                    : "";
        }
    }

    private static final class Writer<T> extends StdSerializer<T> {

        private final Function<T, String> write;

        Writer(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
        }
    }
}
