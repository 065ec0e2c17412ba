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
import io.plimsoll.kernel.UnitPrice;
import io.plimsoll.kernel.UsageImportId;
import io.plimsoll.security.Caller;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the API's description says beside what the controllers say: how values are written, who may call, how it fails. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String KEY = "apiKey";

    @Bean
    OpenAPI description() {
        describeWords();
        OpenAPI api = new OpenAPI()
                .info(new Info()
                        .title("Plimsoll")
                        .version("v1")
                        .description("Meters usage, prices it by policies, bills it, and explains every cent."
                                + " Decimals are strings, times RFC 3339 in UTC, failures RFC 9457 problems."
                                + " Every POST takes an Idempotency-Key: repeat it and get the first answer again.")
                        .license(new License().name("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
        api.schemaRequirement(
                KEY,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("An API key, pk_…"));
        return api;
    }

    @Bean
    OpenApiCustomizer failuresAndExamples() {
        return new OpenApiFinish();
    }

    private static void describeWords() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithClass(JsonNode.class, Object.class)
                .replaceWithSchema(BigDecimal.class, word("decimal", "12.50"))
                .replaceWithSchema(Quantity.class, word("decimal", "12000"))
                .replaceWithSchema(Money.class, word("decimal", "49.00"))
                .replaceWithSchema(UnitPrice.class, word("decimal", "0.0004"))
                .replaceWithSchema(Currency.class, word("iso-4217", "USD"))
                .replaceWithSchema(YearMonth.class, word("year-month", "2026-05"))
                .replaceWithSchema(CustomerKey.class, word("key", "acme"))
                .replaceWithSchema(MeterKey.class, word("key", "api-calls"))
                .replaceWithSchema(PlanKey.class, word("key", "platform-hybrid"))
                .replaceWithSchema(InvoiceId.class, word("id", "inv_12"))
                .replaceWithSchema(CommitmentId.class, word("id", "com_5"))
                .replaceWithSchema(SubscriptionId.class, word("id", "sub_3"))
                .replaceWithSchema(BillingRunId.class, word("id", "run_5"))
                .replaceWithSchema(SimulationId.class, word("id", "sim_4"))
                .replaceWithSchema(PolicyDraftId.class, word("id", "dft_3"))
                .replaceWithSchema(UsageImportId.class, word("id", "imp_7"));
    }

    private static StringSchema word(String format, String example) {
        StringSchema schema = new StringSchema();
        schema.setTypes(java.util.Set.of("string"));
        schema.format(format).example(example);
        return schema;
    }
}
