// What the server found in the table: marks for cells, and a list to walk through.

import { element } from "./elements.js";
import { KEY } from "./rows.js";

const SHOWN_AT_MOST = 200;

export function findings(panel, context) {
  const { word } = context;
  const list = panel.querySelector("ol");
  const heading = panel.querySelector("h2");
  const title = heading.textContent;
  let marks = new Map();

  const place = (key, column) => `${key} ${column}`;
  const sentence = (found) => {
    const example = Object.entries(found.counterExample ?? {}).map(([name, value]) => `${name} ${value}`).join(", ");
    return example ? `${found.sentence} ${word("example")}: ${example}.` : found.sentence;
  };

  return {
    sentence,
    marks: (key, column) => marks.get(place(key, column)) ?? [],
    checking() {
      heading.textContent = `${title} · ${word("checking")}`;
    },
    /** Shows them; answers the keys of rows whose marks changed. */
    show(found, rows) {
      const byId = new Map();
      for (const row of rows) {
        const id = (row.row ?? "").trim();
        byId.set(id, [...(byId.get(id) ?? []), row[KEY]]);
      }
      const before = marks;
      marks = new Map();
      const touched = new Set([...before.keys()].map((at) => Number(at.split(" ")[0])));
      const items = found.map((one) => {
        const keys = byId.get(one.row) ?? [];
        for (const key of keys) {
          const at = place(key, one.column || "row");
          marks.set(at, [...(marks.get(at) ?? []), one]);
          touched.add(key);
        }
        return item(one, keys[0]);
      });
      const errors = found.filter((one) => one.severity === "ERROR").length;
      const counts = [];
      if (errors) {
        counts.push(word("errors", errors));
      }
      if (found.length > errors) {
        counts.push(word("warnings", found.length - errors));
      }
      heading.textContent = counts.length ? `${title} · ${counts.join(", ")}` : title;
      list.replaceChildren(...items.slice(0, SHOWN_AT_MOST));
      if (items.length > SHOWN_AT_MOST) {
        list.append(element("li", {}, word("more", items.length - SHOWN_AT_MOST)));
      }
      if (items.length === 0) {
        list.append(element("li", { class: "empty" }, word("noFindings")));
      }
      return touched;
    },
  };

  function item(found, key) {
    const isError = found.severity === "ERROR";
    const where = [found.row, found.column].filter(Boolean).join(" · ");
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "studio-finding", disabled: key === undefined, onclick: () => context.jump(key, found.column || "row") },
        element("span", { class: `tag ${isError ? "bad" : "warn"}` }, word(isError ? "error" : "warning")),
        " ",
        element("b", {}, where),
        element("span", {}, sentence(found)),
      ),
    );
  }
}
