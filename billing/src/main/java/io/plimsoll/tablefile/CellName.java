package io.plimsoll.tablefile;

/** Names cells as spreadsheets do: {@code C4} is the third in the fourth row. */
final class CellName {

    static final int COLUMNS_AT_MOST = 16_384;

    private CellName() {}

    /** @param column from 0 */
    static String of(int column, int row) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.append(row).toString();
    }

    /** The column of a cell's name, from 0. */
    static int column(String name) {
        int column = 0;
        for (int i = 0; i < name.length() && Character.isLetter(name.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(name.charAt(i)) - 'A' + 1;
            if (column < 1 || column > COLUMNS_AT_MOST) {
                throw TableFileRefusal.UNREADABLE_FILE.because(
                        "expected cells named A1 to XFD, but got `" + Texts.brief(name) + "`");
            }
        }
        return column - 1;
    }
}
