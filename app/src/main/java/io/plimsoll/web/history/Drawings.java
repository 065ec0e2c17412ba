package io.plimsoll.web.history;

import io.plimsoll.bpmn.BpmnProcess;
import io.plimsoll.bpmn.Processes;
import io.plimsoll.history.WorkflowHistory;
import io.plimsoll.history.WorkflowInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The BPMN of a run: what the broker says was deployed as its version, else what we would deploy of that process today. */
@Component
public class Drawings {

    private final WorkflowHistory history;

    Drawings(WorkflowHistory history) {
        this.history = history;
    }

    /** Empty for a process that is not ours and whose deployment was not exported. */
    public Optional<String> of(WorkflowInstance instance) {
        return history.drawingOf(instance.processId(), instance.processVersion())
                .or(() -> Processes.ALL.stream()
                        .filter(process -> process.id().equals(instance.processId()))
                        .findFirst()
                        .map(Drawings::shipped));
    }

    List<String> processes() {
        return Processes.ALL.stream().map(BpmnProcess::id).sorted().toList();
    }

    private static String shipped(BpmnProcess process) {
        try (InputStream drawing = Processes.class.getClassLoader().getResourceAsStream(process.resource())) {
            if (drawing == null) {
                throw new IllegalStateException(
                        "expected %s on the class path, but it is missing".formatted(process.resource()));
            }
            return new String(drawing.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
