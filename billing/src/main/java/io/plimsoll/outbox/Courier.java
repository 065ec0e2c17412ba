package io.plimsoll.outbox;

import java.util.List;

/** The door to the broker: carries messages and says, in the same order, what became of each. */
public interface Courier {

    List<Fate> carry(List<OutboxMessage> messages);
}
