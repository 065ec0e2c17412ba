// Shows what was read from a file before it takes the place of the rows.

import { element } from "./elements.js";
import { compared } from "./rows.js";

/** Answers whether the person takes the rows. */
export function confirmReading(dialog, name, reading, rows, word) {
  const count = compared(rows, reading.rows);
  const head = ["readCell", "readWritten", "readRead"].map((key) => element("th", {}, word(key)));
  const lines = reading.converted.map((one) =>
    element("tr", {}, ...[one.cell, one.written, one.read].map((text) => element("td", { class: "mono" }, text))));
  dialog.replaceChildren(
    element(
      "form",
      { method: "dialog" },
      element("h2", { id: "reading-title" }, word("readTitle", name)),
      element("p", {}, word("readRows", reading.rows.length, count.changed, count.added, count.removed, count.same)),
      reading.sheet ? element("p", {}, word("readSheet", reading.sheet)) : null,
      reading.otherSheets.length ? element("p", { class: "note warn" }, word("readOthers", reading.otherSheets.join(", "))) : null,
      lines.length
        ? element(
            "div",
            { class: "studio-conflicts" },
            element("p", {}, word("readConverted")),
            element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...lines)),
          )
        : null,
      element("p", { class: "as-of" }, word("readNote")),
      element(
        "p",
        { class: "studio-dialog-end" },
        element("button", { value: "take", id: "reading-take" }, word("readTake")),
        element("button", { value: "cancel", class: "quiet" }, word("cancel")),
      ),
    ),
  );
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => done(dialog.returnValue === "take"), { once: true });
  });
}
