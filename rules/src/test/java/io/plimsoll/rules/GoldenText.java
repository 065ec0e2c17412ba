package io.plimsoll.rules;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as a biller reads it: the decision's parts, the deciding rows, and why the rows above did not. */
final class GoldenText {

    private GoldenText() {}

    static String of(Answer<?> answer, List<WhyNot> whyNot) {
        StringBuilder text = new StringBuilder();
        Object decision = answer.decision();
        if (decision instanceof Record record) {
            append(text, "", record);
        } else {
            text.append("undecided: ")
                    .append(answer.rowIds().isEmpty() ? "no row fits" : "rows contradict each other")
                    .append('\n');
        }
        text.append("\nrows: ").append(String.join(", ", answer.rowIds())).append('\n');
        if (!whyNot.isEmpty()) {
            text.append("\nrows above that do not fit:\n");
        }
        whyNot.forEach(reason -> text.append("  ")
                .append(reason.rowId())
                .append(": ")
                .append(reason.column())
                .append(" is ")
                .append(reason.asked() == null ? "not known" : reason.asked())
                .append(", not ")
                .append(reason.cell())
                .append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, String indent, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(component, record);
            if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Record) {
                text.append(indent).append(component.getName()).append(":\n");
                list.forEach(item -> {
                    text.append(indent).append("  -\n");
                    append(text, indent + "    ", (Record) item);
                });
            } else if (value != null) {
                text.append(indent)
                        .append(component.getName())
                        .append(": ")
                        .append(inline(value))
                        .append('\n');
            }
        }
    }

    private static String inline(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("; "));
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining("; "));
            default -> value.toString();
        };
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected to read " + component, e);
        }
    }
}
