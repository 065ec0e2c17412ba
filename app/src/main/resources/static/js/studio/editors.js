// Cell editors by what a column holds. Each is one field a person types in; Enter and Tab take it and go on, Escape leaves it.

import { element } from "./elements.js";

const DECIMAL = "-?(0|[1-9]\\d{0,17})(\\.\\d{1,12})?";
const DATE = "\\d{4}-\\d\\d-\\d\\d";
const SHAPES = {
  MONEY: new RegExp(`^${DECIMAL}$`),
  NUMBER: new RegExp(`^${DECIMAL}$`),
  PERCENT: /^(100(\.0+)?|\d{1,2}(\.\d{1,12})?)$/,
  NUMBER_RANGE: new RegExp(`^(${DECIMAL}|[<>] *${DECIMAL}|(${DECIMAL})? *\\.\\. *(${DECIMAL})?)$`),
  DATE_RANGE: new RegExp(`^(${DATE}|${DATE} *\\.\\. *(${DATE})?|\\.\\. *${DATE})$`),
};
const NUMERIC = new Set(["MONEY", "NUMBER", "PERCENT"]);
let lists = 0;

/** What a person typed to open the editor; it takes the place of what was in the cell. */
export const typed = { key: "" };

export function editorOf(column, context) {
  const open = chosen(column, context);
  // Taking an editor away takes its focus, which would take its value a second time.
  return (cell, onRendered, success, cancel) => {
    let done = false;
    const once = (action) => (value) => {
      if (!done) {
        done = true;
        action(value);
      }
    };
    return open(cell, onRendered, once(success), once(cancel));
  };
}

function chosen(column, context) {
  const { word } = context;
  switch (column.editor) {
    case "FLAG":
      return select(column, context, [["true", word("yes")], ["false", word("no")]]);
    case "ONE_OF":
      return select(column, context, column.choices.map((choice) => [choice, choice]));
    case "DATE_RANGE":
      return dates(column, context);
    default:
      return field(column, context);
  }
}

/** Enter, Tab and Escape for any editor; `value` reads it. */
function keys(target, cell, context, value, success, cancel) {
  target.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      success(value());
      context.go(cell, event.key === "Enter" ? (event.shiftKey ? "up" : "down") : event.shiftKey ? "left" : "right");
    } else if (event.key === "Escape") {
      event.stopPropagation();
      cancel();
    } else if (!event.ctrlKey && !event.metaKey) {
      event.stopPropagation();
    }
  });
}

function select(column, context, choices) {
  return (cell, onRendered, success, cancel) => {
    const now = cell.getValue() ?? "";
    const blank = column.condition ? context.word("any") : "–";
    const known = choices.some(([value]) => value === now) || now === "" ? [] : [[now, now]];
    const chooser = element(
      "select",
      { class: "studio-edit", "aria-label": column.name },
      ...[["", blank], ...known, ...choices].map(([value, text]) =>
        element("option", { value, selected: value === now }, text)),
    );
    const start = typed.key.toLowerCase();
    typed.key = "";
    const match = start && choices.find(([value]) => value.toLowerCase().startsWith(start));
    if (match) {
      chooser.value = match[0];
    }
    keys(chooser, cell, context, () => chooser.value, success, cancel);
    chooser.addEventListener("blur", () => success(chooser.value));
    onRendered(() => chooser.focus());
    return chooser;
  };
}

function field(column, context) {
  const shape = SHAPES[column.editor];
  return (cell, onRendered, success, cancel) => {
    const open = typed.key;
    typed.key = "";
    const input = element("input", {
      class: `studio-edit${NUMERIC.has(column.editor) ? " num" : ""}`,
      type: "text",
      value: open || (cell.getValue() ?? ""),
      maxlength: "2000",
      autocomplete: "off",
      spellcheck: "false",
      inputmode: NUMERIC.has(column.editor) ? "decimal" : null,
      placeholder: context.hint(column),
      title: column.expected,
      "aria-label": column.name,
    });
    const check = () => {
      const text = input.value.trim();
      const bad = text === "" ? column.required : shape && !shape.test(text);
      input.setAttribute("aria-invalid", bad ? "true" : "false");
    };
    input.addEventListener("input", check);
    check();
    const offered = column.editor === "ANY_OF" ? suggestions(column, context, input) : null;
    keys(input, cell, context, () => input.value.trim(), success, cancel);
    input.addEventListener("blur", () => success(input.value.trim()));
    onRendered(() => {
      if (offered) {
        input.after(offered);
      }
      input.focus();
      // What was typed to open the editor stands in it already; more goes behind it.
      input.setSelectionRange(open ? open.length : 0, input.value.length);
    });
    return input;
  };
}

/** Words to go on with after the last semicolon: those of the column's own list, or those that other rows use. */
function suggestions(column, context, input) {
  const list = element("datalist", { id: `studio-words-${++lists}` });
  input.setAttribute("list", list.id);
  const words = column.choices.length ? column.choices : context.wordsOf(column.name);
  const offer = () => {
    const parts = input.value.split(";").map((part) => part.trim());
    const before = parts.slice(0, -1).filter(Boolean);
    const head = before.length ? `${before.join("; ")}; ` : "";
    list.replaceChildren(
      ...words.filter((each) => !before.includes(each)).slice(0, 50).map((each) => element("option", { value: head + each })),
    );
  };
  input.addEventListener("input", offer);
  offer();
  return list;
}

/** Two days with the browser's own calendar; a text that is no range of days is edited as text. */
function dates(column, context) {
  const asText = field(column, context);
  return (cell, onRendered, success, cancel) => {
    const now = (cell.getValue() ?? "").trim();
    if ((now && !SHAPES.DATE_RANGE.test(now)) || typed.key) {
      return asText(cell, onRendered, success, cancel);
    }
    const [first, last] = now.includes("..") ? now.split("..").map((day) => day.trim()) : [now, now];
    const day = (value, label) => element("input", { type: "date", value, "aria-label": `${column.name} ${label}`, max: "9999-12-31" });
    const from = day(first, context.word("from"));
    const to = day(last ?? "", context.word("to"));
    const value = () => (from.value === to.value ? from.value : `${from.value}..${to.value}`);
    const both = element("div", { class: "studio-edit studio-dates" }, from, element("span", {}, "–"), to);
    keys(both, cell, context, value, success, cancel);
    both.addEventListener("focusout", (event) => {
      if (!both.contains(event.relatedTarget)) {
        success(value());
      }
    });
    onRendered(() => from.focus());
    return both;
  };
}
