// The table itself: a Tabulator that draws only what is in view, with one rectangle of selected cells.

import { element } from "./elements.js";
import { columnsOf } from "./columns.js";
import { KEY, freeId, keyed, ROWS_AT_MOST } from "./rows.js";
import { parse, write } from "./clipboard.js";
import { typed } from "./editors.js";

export function grid(target, schema, rows, context) {
  const { word } = context;
  const table = new Tabulator(target, {
    index: KEY,
    data: rows.map((row) => ({ ...row })),
    columns: columnsOf(schema, rows, context),
    nestedFieldSeparator: false,
    height: "100%",
    layout: "fitData",
    rowHeight: 31,
    renderVerticalBuffer: 400,
    columnDefaults: { headerSort: false },
    rowHeader: {
      field: "_number",
      width: 30 + 8 * String(rows.length + 100).length,
      minWidth: 46,
      frozen: true,
      resizable: false,
      headerSort: false,
      rowHandle: context.editable,
      hozAlign: "right",
      cssClass: "studio-handle",
      formatter: (cell) => number(cell, context),
    },
    movableRows: context.editable,
    selectableRange: 1,
    selectableRangeRows: true,
    selectableRangeClearCells: false,
    editTriggerEvent: "dblclick",
    keybindings: { navNext: false, navPrev: false, undo: false, redo: false, copyToClipboard: false },
    placeholder: "–",
  });
  const columns = ["row", ...schema.map((column) => column.name)];
  let quiet = 0;
  const stale = new Set();
  const changed = () => quiet || context.changed(current());
  table.on("cellEdited", changed);
  table.on("cellEdited", redrawLater);
  table.on("cellEditCancelled", redrawLater);
  table.on("rowMoved", () => {
    renumber();
    changed();
  });
  table.on("tableBuilt", () => {
    // The table would select the text of the active cell, also of one that is not drawn; copying is ours.
    const ranges = table.modules.selectRange;
    ranges.initializeFocus = () => ranges.restoreFocus();
  });
  table.on("rangeChanged", () => context.here(active()));

  const current = () => table.getData();
  const range = () => table.getRanges()[0];

  /** Row keys and column names that are selected, in order. */
  function selection() {
    const now = range();
    if (!now) {
      return { keys: [], fields: [] };
    }
    return {
      keys: now.getRows().map((row) => row.getData()[KEY]),
      fields: now.getColumns().map((column) => column.getField()).filter((field) => columns.includes(field)),
    };
  }

  function active() {
    const { keys, fields } = selection();
    return keys.length && fields.length ? { key: keys[0], field: fields[0] } : null;
  }

  function select(key, field, toKey = key, toField = field) {
    const [from, to] = [find(key), find(toKey)];
    if (from && to) {
      // The one range is moved: a new one would know its cells only a moment later.
      range().setBounds(from.getCell(field), to.getCell(toField));
      focus();
    }
  }

  const focus = () => target.querySelector(".tabulator-tableholder")?.focus({ preventScroll: true });

  // Asking the table for a row that is not there makes it complain.
  const find = (key) => (current().some((row) => row[KEY] === key) ? table.getRow(key) : null);

  function renumber() {
    for (const row of table.getRows("visible")) {
      row.getCell("_number")?.getElement().replaceChildren(number(row.getCell("_number"), context));
    }
  }

  /** Puts other rows into the grid, keeping the place a person looks at. */
  async function put(next, at = active()) {
    quiet++;
    const holder = target.querySelector(".tabulator-tableholder");
    const { scrollTop, scrollLeft } = holder;
    await table.replaceData(next.map((row) => ({ ...row })));
    holder.scrollTop = scrollTop;
    holder.scrollLeft = scrollLeft;
    quiet--;
    if (at) {
      select(at.key, at.field, at.toKey, at.toField);
    }
  }

  async function change(next, at) {
    if (next.length > ROWS_AT_MOST) {
      context.say(word("tooManyRows", ROWS_AT_MOST));
      return;
    }
    await put(next, at);
    context.changed(current());
    if (at) {
      reveal(at.key, at.field);
    }
  }

  /** Scrolls so far as it must. The table's own promises do not end when nothing has to move. */
  function reveal(key, field) {
    table.scrollToRow(key, "nearest", false).catch(() => {});
    table.scrollToColumn(field, "middle", false).catch(() => {});
  }

  const isEditing = () => target.contains(document.activeElement) && /^(INPUT|SELECT)$/.test(document.activeElement.tagName);

  /** Draws these rows anew; while somebody types in a cell it waits, for it would take the words out of their hands. */
  function redraw(keys) {
    keys.forEach((key) => stale.add(key));
    if (stale.size === 0 || isEditing()) {
      return;
    }
    const focused = target.contains(document.activeElement);
    table.blockRedraw();
    for (const row of table.getRows()) {
      if (stale.has(row.getData()[KEY])) {
        row.reformat();
      }
    }
    table.restoreRedraw();
    stale.clear();
    if (focused && !target.contains(document.activeElement)) {
      focus();
    }
  }

  /** What waited for the end of an edit, once the editor is gone. */
  function redrawLater() {
    setTimeout(() => redraw([]));
  }

  function places() {
    const data = current();
    const { keys } = selection();
    const chosen = new Set(keys);
    const first = data.findIndex((row) => chosen.has(row[KEY]));
    return { data, chosen, first, last: data.findLastIndex((row) => chosen.has(row[KEY])) };
  }

  const field = () => active()?.field ?? "row";

  const actions = {
    async add() {
      const { data, last } = places();
      const row = keyed({ row: freeId(data, data[last]?.row ?? "row") });
      await change(data.toSpliced(last + 1, 0, row), { key: row[KEY], field: "row" });
    },
    async duplicate() {
      const { data, chosen, last } = places();
      const copies = [];
      for (const row of data.filter((each) => chosen.has(each[KEY]))) {
        copies.push(keyed({ ...row, row: freeId([...data, ...copies], row.row) }));
      }
      if (copies.length) {
        await change(data.toSpliced(last + 1, 0, ...copies), { key: copies[0][KEY], field: "row" });
      }
    },
    async remove() {
      const { data, chosen, first } = places();
      const left = data.filter((row) => !chosen.has(row[KEY]));
      const next = left[Math.min(first, left.length - 1)];
      await change(left, next && { key: next[KEY], field: field() });
    },
    async move(step) {
      const { data, chosen, first, last } = places();
      if (first < 0 || first + step < 0 || last + step >= data.length) {
        return;
      }
      const block = data.filter((row) => chosen.has(row[KEY]));
      const rest = data.filter((row) => !chosen.has(row[KEY]));
      await change(rest.toSpliced(first + step, 0, ...block), { key: block[0][KEY], field: field(), toKey: block.at(-1)[KEY], toField: field() });
    },
    async clear() {
      const { keys, fields } = selection();
      const chosen = new Set(keys);
      const blank = Object.fromEntries(fields.map((name) => [name, ""]));
      await change(current().map((row) => (chosen.has(row[KEY]) ? { ...row, ...blank } : row)), { key: keys[0], field: fields[0], toKey: keys.at(-1), toField: fields.at(-1) });
    },
    copy() {
      const { keys, fields } = selection();
      const chosen = new Set(keys);
      return write(current().filter((row) => chosen.has(row[KEY])).map((row) => fields.map((name) => row[name] ?? "")));
    },
    async paste(text) {
      let cells = parse(text);
      const at = active();
      if (!at || cells.length === 0) {
        return;
      }
      const data = current();
      // A first line of column names says where the cells belong; else they go from the active cell to the right.
      const named = cells[0].length > 1 && cells[0].every((name) => columns.includes(name.trim()));
      const fields = named ? cells[0].map((name) => name.trim()) : columns.slice(columns.indexOf(at.field));
      cells = named ? cells.slice(1) : cells;
      const { keys, fields: over } = selection();
      if (cells.length === 1 && cells[0].length === 1 && keys.length * over.length > 1) {
        cells = keys.map(() => over.map(() => cells[0][0]));
      }
      const first = data.findIndex((row) => row[KEY] === at.key);
      const next = [...data];
      cells.forEach((line, i) => {
        const row = { ...(next[first + i] ?? keyed({ row: freeId(next, next.at(-1)?.row) })) };
        line.slice(0, fields.length).forEach((value, j) => {
          row[fields[j]] = value.trim();
        });
        next[first + i] = row;
      });
      const end = { key: at.key, field: fields[0] };
      end.toKey = next[first + cells.length - 1]?.[KEY];
      end.toField = fields[Math.min(fields.length, Math.max(...cells.map((line) => line.length))) - 1];
      await change(next, end);
      context.say(word("pasted", cells.reduce((sum, line) => sum + Math.min(line.length, fields.length), 0)));
    },
    edit(key) {
      const at = active();
      if (at && context.editable) {
        typed.key = key;
        table.getRow(at.key).getCell(at.field).edit();
      }
    },
  };

  return {
    ...actions,
    table,
    current,
    put,
    change,
    select,
    focus,
    active,
    isEditing,
    owns: (node) => target.contains(node),
    jump(key, name) {
      select(key, name);
      reveal(key, name);
    },
    /** After Enter or Tab in an editor. */
    go(cell, direction) {
      const row = cell.getRow();
      const at = columns.indexOf(cell.getField());
      const next = direction === "up" ? row.getPrevRow() : direction === "down" ? row.getNextRow() : row;
      const name = columns[at + (direction === "right" ? 1 : direction === "left" ? -1 : 0)] ?? cell.getField();
      const to = (next || row).getData()[KEY];
      select(to, name);
      reveal(to, name);
    },
    redraw,
  };
}

function number(cell, context) {
  const row = cell.getRow();
  const isNew = context.inForce(row.getData()) === undefined;
  return element("span", { class: isNew ? "studio-new" : null }, String(row.getPosition() || ""));
}
