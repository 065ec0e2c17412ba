package io.plimsoll.attribute;

import java.util.List;

/** Asked before an attribute is removed or gets another type; whoever keeps policy tables answers. */
public interface AttributeUse {

    /** Where tables ask for the attribute, in words such as {@code version 3 of `plan`}; empty when nowhere. */
    List<String> of(String attribute);
}
