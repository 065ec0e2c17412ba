package io.plimsoll.batch.simulation;

import io.plimsoll.BillingBook;
import java.util.concurrent.CountDownLatch;

/** A process of its own that works simulations off, to be killed. */
final class SimulatingProcess {

    private SimulatingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        try (BillingBook _ = new BillingBook("io.plimsoll.batch")) {
            new CountDownLatch(1).await();
        }
    }
}
