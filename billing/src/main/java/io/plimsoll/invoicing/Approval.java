package io.plimsoll.invoicing;

import io.plimsoll.kernel.Actor;
import java.time.Instant;

/** Who let a held invoice go, and what they said. */
public record Approval(Actor by, String note, Instant at) {}
