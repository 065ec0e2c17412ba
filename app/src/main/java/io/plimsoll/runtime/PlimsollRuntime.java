package io.plimsoll.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything started for this process, and the properties through which the Spring context finds it. */
final class PlimsollRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlimsollRuntime.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private @Nullable DataFolder data;
    private boolean closed;

    /** Takes over a part; what was added last is closed first. */
    synchronized <T extends AutoCloseable> T own(T part) {
        if (closed) {
            closeQuietly(part);
            throw new StartupRefusal("stopped while starting");
        }
        running.push(part);
        return part;
    }

    DataFolder use(DataFolder opened) {
        data = own(opened);
        return data;
    }

    DataFolder data() {
        return Objects.requireNonNull(data, "the data folder is opened first");
    }

    void property(String name, Object value) {
        properties.put(name, value);
    }

    Map<String, Object> properties() {
        return properties;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            closeQuietly(running.pop());
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.error("could not stop {}", part, e);
        }
    }
}
