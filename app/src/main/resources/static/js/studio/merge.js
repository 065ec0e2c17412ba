// The merge view: what both changed differently is chosen cell by cell, everything else is joined already.

import { element } from "./elements.js";

/** Answers the chosen rows, or null when the person goes back to editing. */
export function merge(dialog, moved, word) {
  const { draft, merge: joined } = moved;
  const cells = joined.conflicts;
  const choose = (name, value, label, text, checked) =>
    element(
      "label",
      { class: "studio-choice" },
      element("input", { type: "radio", name, value, checked }),
      element("span", {}, element("small", {}, label), " ", element("span", { class: "mono" }, text)),
    );
  const blank = (text) => text || word("blank");
  const line = (conflict, i) => {
    const name = `conflict-${i}`;
    const where = [conflict.row || word("row"), conflict.column].filter(Boolean).join(" · ");
    if (conflict.kind === "CELL") {
      return [
        element("b", {}, where),
        element("span", { class: "studio-was" }, `${word("was")}: ${blank(conflict.base)}`),
        choose(name, "mine", word("mine"), blank(conflict.mine), true),
        choose(name, "theirs", word("theirs"), blank(conflict.theirs), false),
      ];
    }
    const byMe = conflict.kind === "DELETED_BY_ME";
    return [
      element("b", {}, where),
      element("span", { class: "studio-was" }, word(byMe ? "deletedByMe" : "deletedByThem")),
      choose(name, byMe ? "mine" : "theirs", byMe ? word("mine") : word("theirs"), word("deleteRow"), false),
      choose(name, byMe ? "theirs" : "mine", byMe ? word("theirs") : word("mine"), word("keepRow"), true),
    ];
  };
  const order = joined.theirOrder
    ? element(
        "fieldset",
        {},
        element("b", {}, word("order")),
        element("span", { class: "studio-was" }, word("orderBoth")),
        choose("order", "mine", "", word("mine"), true),
        choose("order", "theirs", "", word("theirs"), false),
      )
    : null;
  const all = (side) => () =>
    form.querySelectorAll(`input[value=${side}]`).forEach((input) => {
      input.checked = true;
    });
  const clean = cells.length === 0 && !order;
  const form = element(
    "form",
    { method: "dialog" },
    element("h2", { id: "merge-title" }, word("mergeTitle")),
    element("p", {}, word("mergeLead", draft.changedBy, draft.revision)),
    joined.byThem ? element("p", {}, word("mergeTaken", joined.byThem)) : null,
    element("p", {}, clean ? word("mergeClean") : word("mergeConflicts")),
    cells.length > 1
      ? element(
          "p",
          {},
          element("button", { type: "button", class: "quiet", onclick: all("mine") }, word("allMine")),
          element("button", { type: "button", class: "quiet", onclick: all("theirs") }, word("allTheirs")),
        )
      : null,
    element("div", { class: "studio-conflicts" }, order, ...cells.map((conflict, i) => element("fieldset", {}, ...line(conflict, i)))),
    element(
      "p",
      { class: "studio-dialog-end" },
      element("button", { value: "save", id: "merge-save" }, word("mergeSave")),
      element("button", { value: "cancel", class: "quiet", formnovalidate: true }, word("cancel")),
    ),
  );
  dialog.replaceChildren(form);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => done(dialog.returnValue === "save" ? chosen(joined, new FormData(form)) : null), { once: true });
  });
}

function chosen(joined, choices) {
  const rows = joined.rows.map((row) => ({ ...row }));
  const gone = new Set();
  joined.conflicts.forEach((conflict, i) => {
    const theirs = choices.get(`conflict-${i}`) === "theirs";
    if (conflict.kind === "CELL") {
      rows[conflict.index][conflict.column] = theirs ? conflict.theirs : conflict.mine;
    } else if (theirs === (conflict.kind === "DELETED_BY_THEM")) {
      gone.add(conflict.index);
    }
  });
  const order = choices.get("order") === "theirs" ? joined.theirOrder : rows.map((_, i) => i);
  return order.filter((i) => !gone.has(i)).map((i) => rows[i]);
}
