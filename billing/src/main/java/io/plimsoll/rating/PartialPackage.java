package io.plimsoll.rating;

/** Whether a package that was begun is billed (ROUND_UP) or not (ROUND_DOWN). */
public enum PartialPackage {
    ROUND_UP,
    ROUND_DOWN
}
