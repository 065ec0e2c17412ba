package io.plimsoll.history;

import io.plimsoll.kernel.Actor;
import java.time.Instant;

/** A person decided; published in the transaction that stores the decision, before the broker hears of it. */
public record UserTaskCompleted(UserTask task, String outcome, String note, Actor actor, Instant at) {}
