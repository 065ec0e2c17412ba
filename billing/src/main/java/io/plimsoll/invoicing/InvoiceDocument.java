package io.plimsoll.invoicing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document a customer receives. Fields stand in this order, decimals are strings, line ends are {@code \n}: the same
 * invoice gives the same bytes on every machine. What may still change (state, delivery) is left out.
 */
final class InvoiceDocument {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private InvoiceDocument() {}

    static byte[] bytes(Invoice invoice) {
        DefaultPrettyPrinter pretty =
                new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        return (JSON.writer().with(pretty).writeValueAsString(tree(invoice)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode tree(Invoice invoice) {
        ObjectNode document = JSON.createObjectNode()
                .put("number", invoice.number())
                .put("id", invoice.id().toString())
                .put("issuedAt", text(invoice.issuedAt()))
                .put("dueAt", text(invoice.dueAt()));
        document.putObject("customer").put("key", invoice.customer().value()).put("name", invoice.customerName());
        document.put("subscription", invoice.subscription().toString());
        document.put("plan", invoice.plan().value());
        document.putObject("period")
                .put("start", invoice.period().start().toString())
                .put("end", invoice.period().end().toString())
                .put("timeZone", invoice.timeZone().getId());
        document.put("currency", invoice.total().currency().getCurrencyCode());
        ArrayNode lines = document.putArray("lines");
        invoice.lines().forEach(line -> lines.add(tree(line)));
        return document.put("total", invoice.total().toPlainString());
    }

    private static ObjectNode tree(InvoiceLine line) {
        ObjectNode node = JSON.createObjectNode().put("number", line.number()).put("description", line.description());
        if (line.meter() != null) {
            node.put("meter", line.meter().value());
        }
        node.put("quantity", line.quantity().toString());
        node.put("unit", line.unit());
        node.put("amount", line.amount().toPlainString());
        node.set("components", ComponentJson.write(line.components()));
        return node;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
