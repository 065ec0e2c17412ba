package io.plimsoll.rules.expansion;

import java.util.List;

/** All conversations that usage calls for, in the order of their rows. */
public record ExpansionDecision(List<Conversation> conversations) {}
