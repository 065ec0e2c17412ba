package io.plimsoll.subscription;

/** TRIALING,
 * ACTIVE until the last service period is billed, also after a cancellation; then ENDED. */
public enum SubscriptionState {
    TRIALING,
    ACTIVE,
    ENDED
}
