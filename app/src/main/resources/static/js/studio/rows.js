// Rows as the grid holds them: cells by column name, and under KEY a key of the row's own that no person sees.

export const KEY = "_key";
export const ROWS_AT_MOST = 5000;
let lastKey = 0;

export const keyed = (cells) => ({ ...cells, [KEY]: ++lastKey });

/** Without keys and blank cells, as the server wants them. */
export function plain(rows) {
  return rows.map((row) => {
    const cells = {};
    for (const [name, text] of Object.entries(row)) {
      const trimmed = name === KEY || text == null ? "" : String(text).trim();
      if (trimmed) {
        cells[name] = trimmed;
      }
    }
    return cells;
  });
}

export function sameCells(one, other) {
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (name !== KEY && (one[name] ?? "") !== (other[name] ?? "")) {
      return false;
    }
  }
  return true;
}

export const sameRows = (one, other) => one.length === other.length && one.every((row, i) => row === other[i] || sameCells(row, other[i]));

/** An id that no row has yet: `usd` becomes `usd-2`, `usd-2` becomes `usd-3`. */
export function freeId(rows, like) {
  const taken = new Set(rows.map((row) => row.row));
  const stem = (like || "row").replace(/-\d+$/, "");
  let number = 2;
  while (taken.has(`${stem}-${number}`)) {
    number++;
  }
  return `${stem}-${number}`;
}

/** What became of rows, by their ids, for a person to look at before she takes them. */
export function compared(before, after) {
  const byId = new Map(before.map((row) => [row.row ?? "", row]));
  const count = { changed: 0, added: 0, removed: 0, same: 0 };
  for (const row of after) {
    const was = byId.get(row.row ?? "");
    byId.delete(row.row ?? "");
    count[was === undefined ? "added" : sameCells(was, row) ? "same" : "changed"]++;
  }
  count.removed = byId.size;
  return count;
}
