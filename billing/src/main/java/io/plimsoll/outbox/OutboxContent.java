package io.plimsoll.outbox;

/** What an outbox message asks of the broker. */
public sealed interface OutboxContent permits StartProcess, CompleteUserTask, PublishMessage {}
