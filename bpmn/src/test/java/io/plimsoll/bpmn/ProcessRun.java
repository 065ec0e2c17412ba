package io.plimsoll.bpmn;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.agrona.concurrent.UnsafeBuffer;

/** Drives one instance of a process in the test broker: plays its workers, its people and its clock. */
public final class ProcessRun {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final ZeebeTestEngine broker;
    private final ZeebeClient client;
    private final long processInstanceKey;

    private ProcessRun(ZeebeTestEngine broker, ZeebeClient client, long processInstanceKey) {
        this.broker = broker;
        this.client = client;
        this.processInstanceKey = processInstanceKey;
    }

    /** Deploys the process and starts an instance with its message, as the outbox relay does. */
    public static ProcessRun start(
            ZeebeTestEngine broker, ZeebeClient client, BpmnProcess process, String subject, Object variables) {
        client.newDeployResourceCommand()
                .addResourceFromClasspath(process.resource())
                .send()
                .join();
        publish(client, process, subject, variables);
        waitUntilIdle(broker);
        long key = instancesOf(broker, subject).findFirst().orElseThrow();
        return new ProcessRun(broker, client, key);
    }

    /** Publishes the start message without looking at what it starts. */
    public static void publish(ZeebeClient client, BpmnProcess process, String subject, Object variables) {
        client.newPublishMessageCommand()
                .messageName(process.startMessage())
                .correlationKey(subject)
                .variables(variables)
                .send()
                .join();
    }

    /** Publishes a message to this instance and waits until it has acted on it. */
    public ProcessRun tell(String messageName, String subject) {
        client.newPublishMessageCommand()
                .messageName(messageName)
                .correlationKey(subject)
                .timeToLive(Duration.ofHours(1))
                .send()
                .join();
        return passTime(Duration.ZERO);
    }

    /** The keys of the instances started about {@code subject}. */
    public static Stream<Long> instancesOf(ZeebeTestEngine broker, String subject) {
        waitUntilIdle(broker);
        return StreamSupport.stream(
                        RecordStream.of(broker.getRecordStreamSource())
                                .messageStartEventSubscriptionRecords()
                                .spliterator(),
                        false)
                .filter(record -> record.getIntent().name().equals("CORRELATED"))
                .filter(record -> record.getValue().getCorrelationKey().equals(subject))
                .map(record -> record.getValue().getProcessInstanceKey());
    }

    /** The elements reached, in order, leaving out the process itself and the sequence flows. */
    public List<String> path() {
        return elements(ProcessInstanceIntent.ELEMENT_ACTIVATED);
    }

    /** Whether the instance came to an end by itself. */
    public boolean ended() {
        return instanceRecords(ProcessInstanceIntent.ELEMENT_COMPLETED)
                .anyMatch(value -> value.getBpmnElementType() == BpmnElementType.PROCESS);
    }

    /** Does the job of this type that waits; fails when there is none. */
    public ProcessRun work(String jobType, Object answer) {
        client.newCompleteCommand(job(jobType).orElseThrow().getKey())
                .variables(answer)
                .send()
                .join();
        waitUntilIdle(broker);
        return this;
    }

    public ProcessRun work(String jobType) {
        return work(jobType, Map.of());
    }

    /** Fails the job of this type with no retries left. */
    public ProcessRun breakDown(String jobType) {
        client.newFailCommand(job(jobType).orElseThrow().getKey())
                .retries(0)
                .errorMessage("broken on purpose")
                .send()
                .join();
        waitUntilIdle(broker);
        return this;
    }

    /** Ends the job of this type with an error that is drawn. */
    public ProcessRun refuse(String jobType, String errorCode) {
        client.newThrowErrorCommand(job(jobType).orElseThrow().getKey())
                .errorCode(errorCode)
                .send()
                .join();
        waitUntilIdle(broker);
        return this;
    }

    /** Takes the job of this type, if one waits. */
    public Optional<ActivatedJob> job(String jobType) {
        return client
                .newActivateJobsCommand()
                .jobType(jobType)
                .maxJobsToActivate(10)
                .requestTimeout(MOMENT)
                .send()
                .join()
                .getJobs()
                .stream()
                .filter(job -> job.getProcessInstanceKey() == processInstanceKey)
                .findFirst();
    }

    /** The user task that waits. */
    public Record<UserTaskRecordValue> userTask() {
        return values(UserTaskRecordValue.class, UserTaskIntent.CREATED)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /**
     * Completes the user task that waits. The test broker has no REST interface, the only one Zeebe 8.5 takes such commands
     * on, so the command is written to its log directly.
     */
    public ProcessRun decide(Enum<?> outcome) {
        long key = userTask().getKey();
        UserTaskRecord command = new UserTaskRecord()
                .setUserTaskKey(key)
                .setVariables(new UnsafeBuffer(MsgPackConverter.convertToMsgPack(Map.of("outcome", outcome.name()))));
        RecordMetadata metadata = new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(ValueType.USER_TASK)
                .intent(UserTaskIntent.COMPLETE);
        log().newLogStreamWriter().join().tryWrite(LogAppendEntry.of(key, metadata, command));
        passTime(Duration.ZERO);
        return this;
    }

    /** Moves the broker's clock forward and waits until nothing more happens. */
    public ProcessRun passTime(Duration time) {
        broker.increaseTime(time);
        try {
            broker.waitForBusyState(MOMENT);
        } catch (TimeoutException e) {
            // Nothing was due, or it is done already.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        waitUntilIdle(broker);
        return this;
    }

    /** Values of this kind about this instance. */
    public <T extends RecordValue & ProcessInstanceRelated> Stream<Record<T>> values(Class<T> kind, Intent intent) {
        return StreamSupport.stream(broker.getRecordStreamSource().getRecords().spliterator(), false)
                .filter(record -> record.getRecordType() == RecordType.EVENT && record.getIntent() == intent)
                .filter(record -> kind.isInstance(record.getValue()))
                .filter(record ->
                        ((ProcessInstanceRelated) record.getValue()).getProcessInstanceKey() == processInstanceKey)
                .map(ProcessRun::cast);
    }

    @SuppressWarnings("unchecked") // values() filtered by the value's class
    private static <T extends RecordValue & ProcessInstanceRelated> Record<T> cast(Record<?> record) {
        return (Record<T>) record;
    }

    private List<String> elements(ProcessInstanceIntent intent) {
        return instanceRecords(intent)
                .filter(value -> value.getBpmnElementType() != BpmnElementType.PROCESS)
                .map(ProcessInstanceRecordValue::getElementId)
                .toList();
    }

    private Stream<ProcessInstanceRecordValue> instanceRecords(ProcessInstanceIntent intent) {
        return values(ProcessInstanceRecordValue.class, intent).map(Record::getValue);
    }

    private LogStream log() {
        try {
            Field log = broker.getClass().getDeclaredField("logStream");
            log.setAccessible(true);
            return (LogStream) log.get(broker);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected the in-memory broker of zeebe-process-test 8.5", e);
        }
    }

    private static void waitUntilIdle(ZeebeTestEngine broker) {
        try {
            broker.waitForIdleState(PATIENCE);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("expected the broker to come to rest within " + PATIENCE, e);
        }
    }
}
