package io.plimsoll.subscription;

/** When a change shall take effect. {@code NOW} is refused so far: prices hold for whole service periods. */
public enum ChangeTiming {
    NOW,
    PERIOD_END
}
