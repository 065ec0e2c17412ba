package io.plimsoll.attribute;

import io.plimsoll.rules.table.Attribute;
import java.time.Instant;

/** An attribute, and who declared it when. */
public record DeclaredAttribute(long id, Attribute attribute, String declaredBy, Instant declaredAt) {}
