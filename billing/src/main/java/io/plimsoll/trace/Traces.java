package io.plimsoll.trace;

import io.plimsoll.catalog.Catalog;
import io.plimsoll.catalog.Meter;
import io.plimsoll.history.UserTask;
import io.plimsoll.history.UserTasks;
import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.history.WorkflowStep;
import io.plimsoll.invoicing.Approval;
import io.plimsoll.invoicing.Invoice;
import io.plimsoll.invoicing.InvoiceLine;
import io.plimsoll.invoicing.Invoicing;
import io.plimsoll.invoicing.LineKind;
import io.plimsoll.kernel.InvoiceId;
import io.plimsoll.kernel.MeterKey;
import io.plimsoll.metering.Usage;
import io.plimsoll.metering.UsageSample;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.RecordedDecision;
import io.plimsoll.rules.PolicySets;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.TableSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Explains lines of invoices. */
@Component
public class Traces {

    private static final int SAMPLE_EVENTS = 10;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** As the questions build on each other. */
    private static final List<String> SETS_IN_ORDER = List.of("plan", "tier", "terms", "review");

    private final Invoicing invoicing;
    private final Policies policies;
    private final Catalog catalog;
    private final Usage usage;
    private final WorkflowHistory history;
    private final UserTasks userTasks;

    Traces(
            Invoicing invoicing,
            Policies policies,
            Catalog catalog,
            Usage usage,
            WorkflowHistory history,
            UserTasks userTasks) {
        this.invoicing = invoicing;
        this.policies = policies;
        this.catalog = catalog;
        this.usage = usage;
        this.history = history;
        this.userTasks = userTasks;
    }

    /** Refused with {@code unknown-invoice} or {@code unknown-invoice-line} when there is nothing to explain. */
    @Transactional(readOnly = true)
    public LineTrace of(InvoiceId invoice, int line) {
        Invoice document = invoicing.get(invoice);
        InvoiceLine explained = document.line(line);
        return new LineTrace(
                invoice,
                line,
                explained.description(),
                explained.amount(),
                AmountInWords.of(explained),
                decisions(document, explained),
                usage(document, explained),
                history.stepsOf(invoice.toString()).stream()
                        .map(step -> new LineTrace.Step(step.processInstanceKey(), step.elementId(), passedAt(step)))
                        .toList(),
                approvals(document));
    }

    /** When a step was over; a step that still waits says since when. */
    private static Instant passedAt(WorkflowStep step) {
        Instant ended = step.endedAt();
        return ended == null ? step.startedAt() : ended;
    }

    private List<LineTrace.Decision> decisions(Invoice invoice, InvoiceLine line) {
        List<Long> ids = new ArrayList<>(line.decisions());
        Long review = invoice.reviewDecision();
        if (review != null) {
            ids.add(review);
        }
        return policies.recorded(ids).stream()
                .sorted(Comparator.comparingInt(decision -> SETS_IN_ORDER.indexOf(decision.set())))
                .map(this::decision)
                .toList();
    }

    private LineTrace.Decision decision(RecordedDecision recorded) {
        List<String> columns = columnsOf(recorded.set());
        List<LineTrace.Row> rows = new ArrayList<>();
        for (int i = 0; i < recorded.rowIds().size(); i++) {
            rows.add(new LineTrace.Row(
                    recorded.rowIds().get(i), inOrder(columns, recorded.rows().get(i))));
        }
        return new LineTrace.Decision(
                recorded.id(),
                recorded.set(),
                recorded.versionNumber(),
                recorded.versionHash(),
                inOrder(columns, recorded.question()),
                rows);
    }

    /** The stored JSON keeps no order; a reader expects the table's. A set or column that is gone comes last. */
    private static Map<String, String> inOrder(List<String> columns, Map<String, String> cells) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String column : columns) {
            String cell = cells.get(column);
            if (cell != null) {
                ordered.put(column, cell);
            }
        }
        cells.forEach(ordered::putIfAbsent);
        ordered.remove(TableSchema.ROW_ID);
        return ordered;
    }

    private List<String> columnsOf(String set) {
        return PolicySets.named(set)
                .map(known -> policies.schema(known.name()).columns().stream()
                        .<String>map(Column::name)
                        .toList())
                .orElse(List.of());
    }

    private LineTrace.@Nullable UsageBehind usage(Invoice invoice, InvoiceLine line) {
        MeterKey key = line.meter();
        if (line.kind() != LineKind.USAGE || key == null) {
            return null;
        }
        Meter meter = catalog.meter(key)
                .orElseThrow(() -> new IllegalStateException("expected meter " + key + ", but there is none"));
        List<LineTrace.SampleEvent> sample =
                usage.sample(invoice.customerId(), meter.id(), invoice.period(), SAMPLE_EVENTS).stream()
                        .filter(event -> !event.receivedAt().isAfter(invoice.draftedAt()))
                        .map(event -> sampleEvent(meter, event))
                        .toList();
        return new LineTrace.UsageBehind(key.value(), line.unit(), line.eventCount(), line.quantity(), sample);
    }

    private static LineTrace.SampleEvent sampleEvent(Meter meter, UsageSample event) {
        String property = meter.property();
        JsonNode value = property == null ? null : JSON.readTree(event.data()).get(property);
        return new LineTrace.SampleEvent(
                event.source(), event.id(), event.occurredAt(), value == null ? "1" : value.asString());
    }

    /** Completed tasks say who decided; an approval without a task is the invoice's own. */
    private List<LineTrace.Approval> approvals(Invoice invoice) {
        List<LineTrace.Approval> decided = userTasks.of(invoice.id().toString()).stream()
                .map(UserTask::completion)
                .filter(Objects::nonNull)
                .map(made -> new LineTrace.Approval(made.outcome(), made.actor(), made.note(), made.completedAt()))
                .toList();
        Approval own = invoice.approval();
        return decided.isEmpty() && own != null
                ? List.of(new LineTrace.Approval("APPROVE", own.by().name(), own.note(), own.at()))
                : decided;
    }
}
