package io.plimsoll.evidence;

import io.plimsoll.audit.AuditEntries;
import io.plimsoll.audit.ChainedEntry;
import io.plimsoll.catalog.Catalog;
import io.plimsoll.history.UserTasks;
import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.history.WorkflowInstance;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceLine;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.metering.Usage;
import io.plimsoll.metering.UsageSample;
import io.plimsoll.trace.LineTrace;
import io.plimsoll.trace.Traces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the evidence of an invoice. */
@Component
public class Evidence {

    private final Invoicing invoicing;
    private final Traces traces;
    private final PolicyEvidence policies;
    private final Catalog catalog;
    private final Usage usage;
    private final WorkflowHistory history;
    private final UserTasks userTasks;
    private final AuditEntries audit;

    Evidence(
            Invoicing invoicing,
            Traces traces,
            PolicyEvidence policies,
            Catalog catalog,
            Usage usage,
            WorkflowHistory history,
            UserTasks userTasks,
            AuditEntries audit) {
        this.invoicing = invoicing;
        this.traces = traces;
        this.policies = policies;
        this.catalog = catalog;
        this.usage = usage;
        this.history = history;
        this.userTasks = userTasks;
        this.audit = audit;
    }

    /** Writes the pack as it stands at one moment. Refused before anything is written when there is no such invoice. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void write(InvoiceId id, EvidenceTools tools, OutputStream out) throws IOException {
        Invoice invoice = invoicing.get(id);
        JsonMapper json = tools.json()
                .rebuild()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
                .build();
        PackWriter pack = new PackWriter(out);
        pack.text("README.txt", shipped("README.txt"));
        pack.text("Verify.java", shipped("Verify.java.txt"));
        pack.text("invoice.json", json.writeValueAsString(document(invoice)));
        Map<String, LineTrace.Decision> decided = new TreeMap<>();
        for (InvoiceLine line : invoice.lines()) {
            LineTrace trace = traces.of(id, line.number());
            trace.decisions().forEach(decision -> decided.put(decision.set() + " " + decision.version(), decision));
            pack.text("lines/%03d-trace.json".formatted(line.number()), json.writeValueAsString(trace));
            usage(pack, invoice, line);
        }
        for (LineTrace.Decision decision : decided.values()) {
            policies.write(pack, decision, json);
        }
        for (WorkflowInstance run : history.instancesOf(id.toString())) {
            workflow(pack, run, tools, json);
        }
        audit(pack, id, tools.json());
        seal(pack, tools);
        pack.finish();
    }

    private static Map<String, @Nullable Object> document(Invoice invoice) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", invoice.id().toString());
        document.put("number", invoice.number());
        document.put("customer", invoice.customer().value());
        document.put("customerName", invoice.customerName());
        document.put("subscription", invoice.subscription().toString());
        document.put("plan", invoice.plan().value());
        document.put("periodStart", invoice.period().start());
        document.put("periodEnd", invoice.period().end());
        document.put("timeZone", invoice.timeZone().getId());
        document.put("state", invoice.state().name());
        document.put("currency", invoice.total().currency().getCurrencyCode());
        document.put("total", invoice.total().amount().toPlainString());
        document.put("draftedAt", invoice.draftedAt());
        document.put("issuedAt", invoice.issuedAt());
        document.put("dueAt", invoice.dueAt());
        document.put("lines", invoice.lines().stream().map(Evidence::line).toList());
        return document;
    }

    private static Map<String, @Nullable Object> line(InvoiceLine line) {
        MeterKey meter = line.meter();
        Map<String, @Nullable Object> words = new LinkedHashMap<>();
        words.put("number", Integer.toString(line.number()));
        words.put("kind", line.kind().name());
        words.put("description", line.description());
        words.put("meter", meter == null ? null : meter.value());
        words.put("quantity", line.quantity().value().toPlainString());
        words.put("unit", line.unit());
        words.put("amount", line.amount().amount().toPlainString());
        words.put("unrounded", line.unrounded().toPlainString());
        words.put(
                "components",
                line.components().stream()
                        .map(part -> Map.of(
                                "description",
                                part.description(),
                                "amount",
                                part.amount().toPlainString()))
                        .toList());
        return words;
    }

    private void usage(PackWriter pack, Invoice invoice, InvoiceLine line) throws IOException {
        MeterKey meter = line.meter();
        if (line.kind() != LineKind.USAGE || meter == null) {
            return;
        }
        String path = "usage/%03d-%s.csv".formatted(line.number(), meter.value().replaceAll("[^A-Za-z0-9._-]", "_"));
        pack.file(path, out -> {
            out.write("source,id,occurredAt,receivedAt,data\n".getBytes(StandardCharsets.UTF_8));
            for (UsageSample event : usage.behind(
                    invoice.customerId(),
                    catalog.meter(meter).orElseThrow().id(),
                    invoice.period(),
                    invoice.draftedAt())) {
                String row = "%s,%s,%s,%s,%s\n"
                        .formatted(
                                cell(event.source()),
                                cell(event.id()),
                                event.occurredAt(),
                                event.receivedAt(),
                                cell(event.data()));
                out.write(row.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private void workflow(PackWriter pack, WorkflowInstance run, EvidenceTools tools, JsonMapper json)
            throws IOException {
        long key = run.processInstanceKey();
        String stem = "workflow/" + run.processId().toLowerCase(Locale.ROOT) + "-" + key;
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("instance", run);
        told.put("steps", history.stepsOf(key));
        told.put("flows", history.flowsTaken(key));
        told.put("incidents", history.incidentsOf(key));
        told.put("jobs", history.attemptsOf(key));
        told.put("variables", history.changesOf(key));
        told.put("messages", history.messagesOf(key));
        told.put(
                "actions",
                userTasks.ofInstance(key).stream()
                        .map(task -> {
                            Map<String, @Nullable Object> action = new LinkedHashMap<>();
                            action.put("elementId", task.elementId());
                            action.put("state", task.state().name());
                            action.put("completion", task.completion());
                            return action;
                        })
                        .toList());
        pack.text(stem + ".json", json.writeValueAsString(told));
        String drawing = tools.drawings().apply(run).orElse(null);
        if (drawing != null) {
            pack.text(stem + ".bpmn", drawing);
            pack.text(stem + ".svg", ProcessPicture.of(drawing, history.stepsOf(key), history.flowsTaken(key)));
        }
    }

    private void audit(PackWriter pack, InvoiceId id, JsonMapper json) throws IOException {
        List<ChainedEntry> entries = audit.about(List.of(id.toString()));
        List<String> lines = new ArrayList<>();
        for (ChainedEntry of : entries) {
            Map<String, @Nullable Object> words = new LinkedHashMap<>();
            words.put("sequenceNumber", of.sequenceNumber() == null ? null : Long.toString(of.sequenceNumber()));
            words.put("previousHash", of.previousHash());
            words.put("hash", of.hash());
            words.put("id", Long.toString(of.entry().id()));
            words.put("recordedAtMicros", Long.toString(of.entry().micros()));
            words.put("actor", of.entry().actor());
            words.put("action", of.entry().action());
            words.put("subject", of.entry().subject());
            words.put("detail", of.entry().detail());
            lines.add(json.writeValueAsString(words) + "\n");
        }
        pack.text("audit.jsonl", String.join("", lines));
    }

    /** The key is in the manifest too, so that a changed one is named; whether it is the right one only a copy got elsewhere tells. */
    private static void seal(PackWriter pack, EvidenceTools tools) throws IOException {
        pack.text("checkpoint-key.pub", tools.key().publicKey() + "\n");
        String manifest = pack.manifest();
        byte[] signature = Base64.getDecoder().decode(tools.key().sign(manifest.getBytes(StandardCharsets.UTF_8)));
        pack.text("manifest.txt", manifest);
        pack.text("manifest.sig", HexFormat.of().formatHex(signature) + "\n");
    }

    private static String shipped(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Evidence.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
