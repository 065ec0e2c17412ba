package io.plimsoll.rules.lint;

import io.plimsoll.rules.PolicySet;
import io.plimsoll.rules.table.AnyOf;
import io.plimsoll.rules.table.Attribute;
import io.plimsoll.rules.table.Column;
import io.plimsoll.rules.table.DateRange;
import io.plimsoll.rules.table.FlagIs;
import io.plimsoll.rules.table.NumberRange;
import io.plimsoll.rules.table.NumberRange.End;
import io.plimsoll.rules.table.TableSchema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values a column is tried with: the known words, those in the table and one that is none of them; for numbers and dates every boundary in the
 * table and one value on each side of it. Whatever holds for them holds for every value that can be asked.
 */
final class Samples {

    /** Questions about these may be below zero; elsewhere numbers begin at 0, unless a row asks for less. */
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("changePercent", "growthPercent", "growth");

    private final Asking asking;
    private final TableSchema schema;
    private final LintContext context;

    Samples(PolicySet<?, ?> set, TableSchema schema, LintContext context) {
        this.asking = new Asking(set, schema);
        this.schema = schema;
        this.context = context;
    }

    /** @param cells the column's conditions, row by row */
    List<Sample> of(Column<?> column, Collection<?> cells) {
        List<Sample> samples = switch (column.whenBlank()) {
            case AnyOf any -> words(column, only(AnyOf.class, cells));
            case NumberRange any -> numbers(column.name(), only(NumberRange.class, cells));
            case DateRange any -> dates(only(DateRange.class, cells));
            case FlagIs any -> flags();
            case null, default ->
                throw new IllegalStateException("expected `" + column.name() + "` to be a condition, but it is none");
        };
        if (asking.mayBeUnknown(column.name())) {
            samples.add(Sample.ofWord(samples.size(), null));
        }
        return samples;
    }

    private List<Sample> words(Column<?> column, List<AnyOf> cells) {
        Set<String> words = new TreeSet<>(context.known(column.name()));
        cells.forEach(cell -> words.addAll(cell.words()));
        schema.attributes().stream()
                .filter(attribute -> attribute.name().equals(column.name()))
                .forEach(attribute -> words.addAll(attribute.oneOf()));
        if (words.isEmpty()) {
            words.add(asking.usual(column.name()));
        }
        List<Sample> samples = new ArrayList<>();
        words.forEach(word -> samples.add(Sample.ofWord(samples.size(), word)));
        asking.other(column, words).ifPresent(word -> samples.add(Sample.ofOtherWord(samples.size(), word)));
        return samples;
    }

    private static List<Sample> flags() {
        return new ArrayList<>(List.of(Sample.ofWord(0, "false"), Sample.ofWord(1, "true")));
    }

    private List<Sample> numbers(String column, List<NumberRange> cells) {
        TreeSet<BigDecimal> bounds = new TreeSet<>();
        boolean negative = MAY_BE_NEGATIVE.contains(column) || Attribute.isName(column);
        for (NumberRange cell : cells) {
            addBound(bounds, cell.low());
            addBound(bounds, cell.high());
            negative |= asksBelowZero(cell);
        }
        boolean whole = asking.wholeNumbersOnly(column);
        List<Sample> samples = new ArrayList<>();
        End below = negative ? null : new End(BigDecimal.ZERO, true);
        for (BigDecimal bound : bounds) {
            addBetween(samples, below, new End(bound, false), whole);
            if (!whole || isWhole(bound)) {
                samples.add(Sample.ofNumber(samples.size(), bound, exactly(bound)));
            }
            below = new End(bound, false);
        }
        addBetween(samples, below, null, whole);
        return samples;
    }

    /** One number of an interval, the lowest whole one where there is one; none when the interval holds no number to ask for. */
    private static void addBetween(List<Sample> samples, @Nullable End low, @Nullable End high, boolean whole) {
        NumberRange numbers = new NumberRange(low, high);
        BigDecimal number = wholeNumberIn(low, high);
        if (!numbers.accepts(number) && low != null && high != null && !whole) {
            number = low.at().add(high.at()).divide(BigDecimal.TWO);
        }
        if (numbers.accepts(number)) {
            boolean fromZero = low != null && low.included();
            samples.add(Sample.ofNumber(samples.size(), number, fromZero ? new NumberRange(null, high) : numbers));
        }
    }

    private static BigDecimal wholeNumberIn(@Nullable End low, @Nullable End high) {
        if (low == null) {
            return high == null || high.at().signum() > 0
                    ? BigDecimal.ZERO
                    : high.at().setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
        }
        return low.included() && isWhole(low.at())
                ? low.at()
                : low.at().setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    }

    private static List<Sample> dates(List<DateRange> cells) {
        TreeSet<LocalDate> firsts = new TreeSet<>();
        for (DateRange cell : cells) {
            LocalDate first = cell.first();
            LocalDate last = cell.last();
            if (first != null) {
                firsts.add(first);
            }
            if (last != null) {
                firsts.add(last.plusDays(1));
            }
        }
        List<Sample> samples = new ArrayList<>();
        if (firsts.isEmpty()) {
            samples.add(Sample.ofDate(0, LocalDate.of(2026, 1, 1), DateRange.ANY));
            return samples;
        }
        LocalDate before = firsts.first().minusDays(1);
        samples.add(Sample.ofDate(0, before, new DateRange(null, before)));
        for (LocalDate first : firsts) {
            LocalDate next = firsts.higher(first);
            DateRange dates = new DateRange(first, next == null ? null : next.minusDays(1));
            samples.add(Sample.ofDate(samples.size(), first, dates));
        }
        return samples;
    }

    private static void addBound(Set<BigDecimal> bounds, @Nullable End end) {
        if (end != null) {
            bounds.add(end.at());
        }
    }

    private static boolean asksBelowZero(NumberRange cell) {
        End low = cell.low();
        End high = cell.high();
        return (low != null && low.at().signum() < 0)
                || (high != null && (high.at().signum() < 0 || (high.at().signum() == 0 && !high.included())));
    }

    private static NumberRange exactly(BigDecimal number) {
        End end = new End(number, true);
        return new NumberRange(end, end);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static <T> List<T> only(Class<T> kind, Collection<?> cells) {
        return cells.stream().map(kind::cast).toList();
    }
}
