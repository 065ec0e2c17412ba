package io.plimsoll.dunning;

import io.plimsoll.kernel.Actor;
import io.plimsoll.kernel.InvoiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a case.
 *
 * @param attempt steps taken before it
 * @param letter that goes out; null when none does
 * @param thenAfterDays until the next; null after a write-off
 * @param decision id of the {@code dunning} decision; null when a person decided
 * @param result what came of it: {@code PAID}, {@code card-declined}, {@code sent}; null while it is not done
 */
public record DunningStep(
        InvoiceId invoice,
        int attempt,
        DunningAction action,
        @Nullable String letter,
        @Nullable Integer thenAfterDays,
        @Nullable Long decision,
        @Nullable String versionHash,
        Actor decidedBy,
        Instant decidedAt,
        @Nullable Instant doneAt,
        @Nullable String result) {}
