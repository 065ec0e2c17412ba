package io.plimsoll.bpmn.exporter;

import io.camunda.zeebe.exporter.api.context.Configuration;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an exporter sees of its broker: arguments in, acknowledged positions out. Its clock stands still. */
final class FakeBroker implements Context, Configuration, Controller {

    private final Map<String, Object> arguments;
    private final AtomicLong acknowledged = new AtomicLong(-1);

    FakeBroker(Map<String, Object> arguments) {
        this.arguments = arguments;
    }

    /** An exporter that this broker configured and opened. */
    HistoryExporter open() {
        HistoryExporter exporter = new HistoryExporter();
        exporter.configure(this);
        exporter.open(this);
        return exporter;
    }

    @Override
    public Logger getLogger() {
        return LoggerFactory.getLogger(FakeBroker.class);
    }

    @Override
    public Configuration getConfiguration() {
        return this;
    }

    @Override
    public int getPartitionId() {
        return 1;
    }

    @Override
    public void setFilter(RecordFilter filter) {
        throw new UnsupportedOperationException("expected to see every record, or holes could not be told");
    }

    @Override
    public String getId() {
        return "history";
    }

    @Override
    public Map<String, Object> getArguments() {
        return arguments;
    }

    @Override
    public <T> T instantiate(Class<T> configClass) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void updateLastExportedRecordPosition(long position) {
        acknowledged.set(position);
    }

    @Override
    public void updateLastExportedRecordPosition(long position, byte[] metadata) {
        acknowledged.set(position);
    }

    @Override
    public long getLastExportedRecordPosition() {
        return acknowledged.get();
    }

    @Override
    public ScheduledTask scheduleCancellableTask(Duration delay, Runnable task) {
        throw new UnsupportedOperationException("expected no task on the broker's clock: it may be pinned");
    }

    @Override
    public Optional<byte[]> readMetadata() {
        return Optional.empty();
    }
}
