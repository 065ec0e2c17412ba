package io.plimsoll.policy;

import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The activations this node answers from. Reading is reading a reference; refreshing builds the next state aside and swaps
 * it in. Only committed activations ever get here.
 */
@Component
class PolicySnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(PolicySnapshots.class);

    private final PolicyVersionRows rows;
    private final TransactionTemplate apart;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Activations current = Activations.NONE;

    PolicySnapshots(PolicyVersionRows rows, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.apart = new TransactionTemplate(transactions);
        // A caller's transaction may hold activations that are never committed.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** What this node knows; loaded first when it knows nothing yet. */
    Activations current() {
        Activations known = current;
        return known == Activations.NONE ? refresh() : known;
    }

    /** At least what the pin holds: another node may have set it a moment ago. */
    Activations holding(PolicyPin pin) {
        Activations known = current();
        return known.newest().lastActivation() < pin.lastActivation() ? refresh() : known;
    }

    /** What is committed now, outside any transaction of the caller. */
    Activations refresh() {
        return apart.execute(status -> load());
    }

    /** Once the caller's transaction is committed, or at once when there is none. */
    void refreshAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            refresh();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    // On the connection that just committed: waiting for a second one while holding one could starve
                    // all.
                    load();
                } catch (RuntimeException e) {
                    LOG.warn("a new activation is committed but could not be read back; the poll will see it", e);
                }
            }
        });
    }

    private Activations load() {
        loading.lock();
        try {
            if (!rows.hasActivations(current.newest(), current.count())) {
                current = new Activations(rows.activations());
            }
            return current;
        } finally {
            loading.unlock();
        }
    }
}
