package io.plimsoll.rules.table;

import org.jspecify.annotations.Nullable;

/**
 * Accepts a flag that is set, or one that is not.
 *
 * @param wanted null accepts both
 */
public record FlagIs(@Nullable Boolean wanted) implements Condition {

    public static final FlagIs ANY = new FlagIs(null);
    public static final CellType<FlagIs> CELL = new Cell();

    public boolean accepts(boolean asked) {
        return wanted == null || wanted == asked;
    }

    @Override
    public boolean acceptsWord(@Nullable String asked) {
        return wanted == null || wanted.toString().equals(asked);
    }

    private static final class Cell implements CellType<FlagIs> {

        @Override
        public FlagIs read(String text) {
            return new FlagIs(Cells.FLAG.read(text));
        }

        @Override
        public String write(FlagIs value) {
            return String.valueOf(value.wanted);
        }

        @Override
        public String expected() {
            return "true or false, or blank for either";
        }
    }
}
