// Columns of the grid from the schema that the server sent, and how a cell looks.

import { element } from "./elements.js";
import { editorOf } from "./editors.js";
import { KEY } from "./rows.js";

const LETTER_PX = 7.8;
const HEAD_LETTER_PX = 8.8;
const RIGHT = new Set(["MONEY", "NUMBER", "PERCENT"]);

export function columnsOf(schema, rows, context) {
  const id = { name: "row", says: context.word("rowSays"), condition: false, required: true, editor: "TEXT", choices: [], expected: "" };
  return [id, ...schema].map((column) => ({
    title: column.name === "row" ? context.word("row") : column.name,
    field: column.name,
    width: width(column, rows),
    minWidth: 64,
    headerSort: false,
    headerTooltip: (event, header) => element("span", {}, `${column.says} (${column.expected || column.says})`),
    hozAlign: RIGHT.has(column.editor) ? "right" : "left",
    cssClass: [column.name === "row" ? "studio-id" : column.condition ? "studio-asks" : "studio-answers"].join(" "),
    resizable: "header",
    editor: context.editable ? editorOf(column, context) : false,
    formatter: (cell) => shown(cell, column, context),
    tooltip: (event, cell) => tip(cell, column, context),
  }));
}

/** Wide enough for most of what stands in it: taken from all rows, because only a few are drawn. */
function width(column, rows) {
  const longest = rows.reduce((most, row) => Math.max(most, (row[column.name] ?? "").length), 0);
  const least = column.editor === "DATE_RANGE" ? 190 : Math.max(76, column.name.length * HEAD_LETTER_PX + 24);
  return Math.round(Math.min(340, Math.max(least, longest * LETTER_PX + 22)));
}

function shown(cell, column, context) {
  const text = cell.getValue() ?? "";
  const marks = context.marks(cell.getData()[KEY], column.name);
  const inForce = context.inForce(cell.getData());
  const classes = cell.getElement().classList;
  classes.toggle("studio-error", marks.some((mark) => mark.severity === "ERROR"));
  classes.toggle("studio-warning", marks.some((mark) => mark.severity === "WARNING"));
  classes.toggle("studio-changed", inForce !== undefined && (inForce?.[column.name] ?? "") !== text);
  if (text !== "") {
    return document.createTextNode(text);
  }
  const word = column.condition ? context.word("any") : column.required ? context.word("required") : "";
  return element("span", { class: "studio-any" }, word);
}

function tip(cell, column, context) {
  const marks = context.marks(cell.getData()[KEY], column.name);
  const text = cell.getValue() ?? "";
  if (marks.length === 0) {
    return text.length > 20 ? element("span", {}, text) : "";
  }
  return element("div", { class: "studio-tip" }, ...marks.map((mark) => element("p", {}, context.sentence(mark))));
}
