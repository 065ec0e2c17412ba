package io.plimsoll.outbox;

import java.util.Map;

/**
 * Asks for one process instance.
 *
 * @param processId the BPMN process id, such as {@code InvoiceProcess}
 * @param subject what the instance is about, such as {@code inv_12}; a process starts once per subject
 * @param variables keys, hashes and decimals as strings; never payloads, never money as a number
 */
public record StartProcess(String processId, String subject, Map<String, Object> variables) implements OutboxContent {

    public StartProcess {
        variables = Map.copyOf(variables);
    }
}
