package io.plimsoll.bpmn.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.ProcessMetadataValue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of {@code workflow_record}: a thing that happened, not a command asking for it. */
record KeptRecord(
        int partitionId,
        long position,
        long recordKey,
        Instant recordedAt,
        String valueType,
        String intent,
        @Nullable Long processInstanceKey,
        @Nullable String bpmnProcessId,
        @Nullable String elementId,
        String value) {

    private static final Set<ValueType> KEPT = EnumSet.of(
            ValueType.PROCESS,
            ValueType.PROCESS_INSTANCE,
            ValueType.JOB,
            ValueType.TIMER,
            ValueType.MESSAGE,
            ValueType.MESSAGE_START_EVENT_SUBSCRIPTION,
            ValueType.PROCESS_MESSAGE_SUBSCRIPTION,
            ValueType.VARIABLE,
            ValueType.INCIDENT,
            ValueType.USER_TASK);

    static boolean keeps(Record<?> record) {
        return record.getRecordType() == RecordType.EVENT && KEPT.contains(record.getValueType());
    }

    /** Copies everything out of the record: the broker uses its memory again for the next one. */
    static KeptRecord of(Record<?> record) {
        RecordValue value = record.getValue();
        return new KeptRecord(
                record.getPartitionId(),
                record.getPosition(),
                record.getKey(),
                Instant.ofEpochMilli(record.getTimestamp()),
                record.getValueType().name(),
                record.getIntent().name(),
                processInstanceKey(value),
                bpmnProcessId(value),
                elementId(value),
                storable(value.toJson()));
    }

    private static @Nullable Long processInstanceKey(RecordValue value) {
        long key = switch (value) {
            case ProcessInstanceRelated related -> related.getProcessInstanceKey();
            case MessageStartEventSubscriptionRecordValue start -> start.getProcessInstanceKey();
            default -> -1;
        };
        return key > 0 ? key : null;
    }

    private static @Nullable String bpmnProcessId(RecordValue value) {
        return switch (value) {
            case ProcessInstanceRecordValue instance -> instance.getBpmnProcessId();
            case JobRecordValue job -> job.getBpmnProcessId();
            case UserTaskRecordValue task -> task.getBpmnProcessId();
            case VariableRecordValue variable -> variable.getBpmnProcessId();
            case IncidentRecordValue incident -> incident.getBpmnProcessId();
            case MessageStartEventSubscriptionRecordValue start -> start.getBpmnProcessId();
            case ProcessMessageSubscriptionRecordValue subscription -> subscription.getBpmnProcessId();
            case ProcessMetadataValue process -> process.getBpmnProcessId();
            default -> null;
        };
    }

    private static @Nullable String elementId(RecordValue value) {
        return switch (value) {
            case ProcessInstanceRecordValue instance -> instance.getElementId();
            case JobRecordValue job -> job.getElementId();
            case UserTaskRecordValue task -> task.getElementId();
            case TimerRecordValue timer -> timer.getTargetElementId();
            case IncidentRecordValue incident -> incident.getElementId();
            case MessageStartEventSubscriptionRecordValue start -> start.getStartEventId();
            case ProcessMessageSubscriptionRecordValue subscription -> subscription.getElementId();
            default -> null;
        };
    }

    /**
     * PostgreSQL's jsonb has no NUL character, and a record it refuses would stop the export for ever: NUL becomes the
     * replacement character. A backslash before the escape's own backslash means the text is not an escape.
     */
    static String storable(String json) {
        if (!json.contains("\\u0000")) {
            return json;
        }
        StringBuilder kept = new StringBuilder(json.length());
        for (int at = 0; at < json.length(); at++) {
            char character = json.charAt(at);
            if (character == '\\' && json.startsWith("u0000", at + 1)) {
                kept.append("\\ufffd");
                at += "u0000".length();
            } else if (character == '\\') {
                kept.append(character).append(json.charAt(++at));
            } else {
                kept.append(character);
            }
        }
        return kept.toString();
    }
}
