/**
 * What the workflow broker still has to be told, written in the same transaction as the effect it follows.
 *
 * <p>Owns: the waiting messages, their order and their fate (published, refused, still waiting). Does not own: how a
 * message reaches a broker; a {@link io.plimsoll.outbox.Courier} in {@code app} does. Invariants: one message per kind
 * and business key for ever; a message leaves only after the broker acknowledged it, so it may arrive twice and never
 * not at all; two relays never carry the same message at once.
 */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package io.plimsoll.outbox;
