package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.AppTest;
import io.plimsoll.security.HandlerPermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OpenApiIT extends AppTest {

    @Autowired
    private HandlerPermissions handlers;

    @Test
    void describesEveryCallWithItsFailuresAndExamples() {
        JsonNode api =
                sendAsNobody("GET", "/openapi", new byte[0], request -> {}).json();
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/apiKey/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/components/schemas/Problem/properties/errors").isMissingNode())
                .isFalse();
        handlers.operations().stream()
                .flatMap(operation -> operation.mapping().getPatternValues().stream())
                .filter(path -> path.startsWith("/api/"))
                .forEach(
                        path -> assertThat(api.path("paths").has(path)).as(path).isTrue());
        JsonNode quote = api.path("paths").path("/api/v1/prices/quote").path("post");
        assertThat(quote.at("/requestBody/content/application~1json/example/quantity")
                        .asString())
                .isEqualTo("1500");
        assertThat(quote.at("/responses/422/content/application~1problem+json/schema/$ref")
                        .asString())
                .endsWith("/Problem");
        assertThat(quote.path("parameters").toString()).contains("Idempotency-Key");
        JsonNode events = api.path("paths").path("/api/v1/events").at("/post/requestBody/content");
        assertThat(events.propertyNames())
                .contains("application/cloudevents+json", "application/cloudevents-batch+json", "application/x-ndjson");
        assertThat(api.toString())
                .contains("\"example\":\"inv_12\"")
                .doesNotContain("CustomerKey\":{\"type\":\"object");
    }

    @Test
    void showsItOnAPageWithoutInlineCode() {
        Answer page = sendAsNobody("GET", "/docs", new byte[0], request -> {});
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<style", "style=", "onload");
        assertThat(sendAsNobody("GET", "/webjars/swagger-ui/5.32.2/swagger-ui-bundle.js", new byte[0], request -> {})
                        .status())
                .isEqualTo(200);
        assertThat(sendAsNobody("GET", "/docs/problems/unknown-customer", new byte[0], request -> {})
                        .status())
                .isEqualTo(200);
    }
}
