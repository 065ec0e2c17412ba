package io.plimsoll.node;

import io.plimsoll.policy.PolicyListener;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Keeps a connection on which PostgreSQL tells of activations, and opens another when it is lost. */
@Component
class PolicyHearing implements DisposableBean {

    /** No longer than a stopping app may wait. */
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final DataSource database;
    private final PolicyWatch watch;
    private @Nullable PolicyListener listener;

    PolicyHearing(DataSource database, PolicyWatch watch) {
        this.database = database;
        this.watch = watch;
    }

    /** Listens for a while; called by one thread. Fails when the connection is lost, and opens another when called again. */
    void listen() {
        PolicyListener open = listener;
        try {
            if (open == null) {
                open = PolicyListener.open(database);
                listener = open;
                // What was activated while nobody listened.
                watch.look();
            } else if (open.heard(A_WHILE)) {
                watch.look();
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** After the last call of {@link #listen}. */
    @Override
    public void destroy() {
        PolicyListener open = listener;
        if (open != null) {
            open.leave(watch.node());
        }
        close();
    }

    private void close() {
        PolicyListener open = listener;
        listener = null;
        if (open != null) {
            open.close();
        }
    }
}
