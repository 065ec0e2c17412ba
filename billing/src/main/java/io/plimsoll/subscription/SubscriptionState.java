package io.plimsoll.subscription;

/** ACTIVE until the last service period is billed, also after a cancellation; then ENDED. */
public enum SubscriptionState {
    ACTIVE,
    ENDED
}
