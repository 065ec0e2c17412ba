package io.plimsoll.bpmn.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.util.Map;

/** The simplest record there is to keep, made without a broker. */
record VariableCreated(long position, long key, RecordType type) implements Record<VariableRecordValue> {

    static final long AT_MILLIS = 1_795_187_159_501L;

    VariableCreated(long position) {
        this(position, 1_000 + position, RecordType.EVENT);
    }

    VariableCreated asCommand() {
        return new VariableCreated(position, key, RecordType.COMMAND);
    }

    /** What another broker has at this position. */
    VariableCreated ofAnotherLog() {
        return new VariableCreated(position, key + 1, type);
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public long getSourceRecordPosition() {
        return -1;
    }

    @Override
    public long getKey() {
        return key;
    }

    @Override
    public long getTimestamp() {
        return AT_MILLIS + position;
    }

    @Override
    public Intent getIntent() {
        return VariableIntent.CREATED;
    }

    @Override
    public int getPartitionId() {
        return 1;
    }

    @Override
    public RecordType getRecordType() {
        return type;
    }

    @Override
    public RejectionType getRejectionType() {
        return RejectionType.NULL_VAL;
    }

    @Override
    public String getRejectionReason() {
        return "";
    }

    @Override
    public String getBrokerVersion() {
        return "8.5.8";
    }

    @Override
    public Map<String, Object> getAuthorizations() {
        return Map.of();
    }

    @Override
    public int getRecordVersion() {
        return 1;
    }

    @Override
    public ValueType getValueType() {
        return ValueType.VARIABLE;
    }

    @Override
    public VariableRecordValue getValue() {
        return new Value();
    }

    @Override
    public String toJson() {
        return "{}";
    }

    private record Value() implements VariableRecordValue {

        @Override
        public String getName() {
            return "subject";
        }

        @Override
        public String getValue() {
            return "\"inv_1\"";
        }

        @Override
        public long getScopeKey() {
            return 77;
        }

        @Override
        public long getProcessInstanceKey() {
            return 77;
        }

        @Override
        public long getProcessDefinitionKey() {
            return 7;
        }

        @Override
        public String getBpmnProcessId() {
            return "InvoiceProcess";
        }

        @Override
        public String getTenantId() {
            return "<default>";
        }

        @Override
        public String toJson() {
            return "{\"name\":\"subject\",\"value\":\"\\\"inv_1\\\"\",\"note\":\"\\u0000\"}";
        }
    }
}
