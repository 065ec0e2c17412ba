package io.plimsoll.billingrun;

import io.plimsoll.kernel.BillingException;
import io.plimsoll.kernel.ServicePeriod;
import io.plimsoll.kernel.SubscriptionId;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a subscription's own failure, which is noted, from the database's, which stops the run until it is well again. */
final class Failures {

    private Failures() {}

    static Bill.Failed of(SubscriptionId subscription, ServicePeriod period, RuntimeException failure) {
        return failure instanceof BillingException refusal
                ? new Bill.Failed(subscription, period, refusal.code().wireName(), String.valueOf(refusal.getMessage()))
                : new Bill.Failed(
                        subscription,
                        period,
                        "unexpected-failure",
                        "expected to bill " + subscription + ", but " + failure);
    }

    static boolean isOfTheDatabase(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }
}
