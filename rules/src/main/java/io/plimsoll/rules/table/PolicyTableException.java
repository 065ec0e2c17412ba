package io.plimsoll.rules.table;

import java.util.List;
import java.util.stream.Collectors;

/** A table that cannot be read, with every error found in it. */
public final class PolicyTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<CellError> errors;

    public PolicyTableException(List<CellError> errors) {
        super(errors.stream().map(CellError::message).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<CellError> errors() {
        return errors;
    }
}
