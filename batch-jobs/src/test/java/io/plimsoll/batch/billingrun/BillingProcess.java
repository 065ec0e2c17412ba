package io.plimsoll.batch.billingrun;

import io.plimsoll.BillingBook;
import java.util.concurrent.CountDownLatch;

/** A process of its own that works billing runs off, to be killed. */
final class BillingProcess {

    private BillingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        try (BillingBook _ = new BillingBook("io.plimsoll.batch")) {
            new CountDownLatch(1).await();
        }
    }
}
