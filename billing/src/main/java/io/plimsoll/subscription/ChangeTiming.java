package io.plimsoll.subscription;

/** When a change shall take effect: at the quarter hour that has begun, cutting the running service period in two, or at its end. */
public enum ChangeTiming {
    NOW,
    PERIOD_END
}
