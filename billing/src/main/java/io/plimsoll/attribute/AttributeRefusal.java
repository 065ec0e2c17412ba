package io.plimsoll.attribute;

import io.plimsoll.kernel.RefusalCode;

/** Why an attribute or a value was refused. */
public enum AttributeRefusal implements RefusalCode {
    INVALID_ATTRIBUTE(Kind.INVALID),
    UNKNOWN_ATTRIBUTE(Kind.NOT_FOUND),
    TOO_MANY_ATTRIBUTES(Kind.CONFLICT),
    ATTRIBUTE_IN_USE(Kind.CONFLICT),
    ATTRIBUTE_HAS_VALUES(Kind.CONFLICT),
    ATTRIBUTE_MOVED(Kind.CONFLICT);

    private final Kind kind;

    AttributeRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
