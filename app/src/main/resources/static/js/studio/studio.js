// The page of a draft: loads the table, keeps what is not saved yet, saves, merges, and asks the server what is wrong.

import { wording } from "./elements.js";
import { findings } from "./findings.js";
import { grid } from "./grid.js";
import { history } from "./history.js";
import { merge } from "./merge.js";
import { confirmReading } from "./reading.js";
import { KEY, keyed, plain, sameRows } from "./rows.js";
import { server, SignedOut } from "./server.js";

const CHECK_AFTER_MS = 500;
const by = (id) => document.getElementById(id);

async function start(root) {
  const { set, draft: id, csrf, csrfHeader } = root.dataset;
  const calls = server(`/policies/${set}/drafts/${id}`, { header: csrfHeader, token: csrf });
  const opened = await calls.get("/table");
  const word = wording(opened.words);
  const first = opened.draft.rows.map(keyed);
  const steps = history(first);
  const inForce = new Map(opened.inForce.map((row) => [row.row, row]));
  let revision = opened.draft.revision;
  let saved = first;
  let saving = null;

  const context = {
    word,
    editable: opened.editable,
    hint: (column) => (opened.words[`hint.${column.editor}`] ? word(`hint.${column.editor}`) : ""),
    wordsOf: (name) => [...new Set(steps.now().flatMap((row) => (row[name] ?? "").split(";").map((each) => each.trim())))].filter(Boolean).sort(),
    inForce: (row) => inForce.get((row.row ?? "").trim()),
    marks: (key, column) => panel.marks(key, column),
    sentence: (mark) => panel.sentence(mark),
    jump: (key, column) => table.jump(key, column),
    go: (cell, direction) => table.go(cell, direction),
    say: (text) => status(text),
    here,
    changed,
  };
  const panel = findings(by("findings"), context);
  const table = grid(by("grid"), opened.columns, first, context);
  await new Promise((built) => table.table.on("tableBuilt", built));

  const isDirty = () => steps.now() !== saved && !sameRows(steps.now(), saved);

  function status(text) {
    by("status").textContent = text;
  }

  function refuse(text) {
    by("notice").textContent = text;
    by("notice").hidden = !text;
  }

  function buttons() {
    const dirty = isDirty();
    root.classList.toggle("dirty", dirty);
    status(`${word("rows", steps.now().length)} · ${word(saving ? "saving" : dirty ? "dirty" : "clean")}`);
    if (opened.editable) {
      by("save").disabled = !dirty || saving !== null;
      by("undo").disabled = !steps.canUndo();
      by("redo").disabled = !steps.canRedo();
      by("simulate").disabled = by("propose").disabled = saving !== null;
    }
  }

  function changed(rows) {
    if (steps.note(rows)) {
      buttons();
      checkSoon();
    }
  }

  /** Says under the grid what the active cell is for and what is wrong with it. */
  function here(at) {
    const column = at && opened.columns.find((each) => each.name === at.field);
    const marks = at ? panel.marks(at.key, at.field).map(panel.sentence) : [];
    by("here").textContent = [at ? (column?.says ?? word("rowSays")) : "", ...marks].filter(Boolean).join(" · ");
    by("here").classList.toggle("bad", marks.length > 0);
  }

  let timer = 0;
  let asking = null;
  function checkSoon() {
    clearTimeout(timer);
    panel.checking();
    timer = setTimeout(check, CHECK_AFTER_MS);
  }

  async function check() {
    asking?.abort();
    asking = new AbortController();
    const rows = steps.now();
    try {
      const found = await calls.send("/findings", { rows: plain(rows) }, asking.signal);
      if (rows === steps.now()) {
        table.redraw(panel.show(found, rows));
        here(table.active());
        root.dataset.checked = String(Number(root.dataset.checked ?? 0) + 1);
      }
    } catch (failure) {
      if (failure.name !== "AbortError") {
        explain(failure);
      }
    }
  }

  function explain(failure) {
    if (failure instanceof SignedOut) {
      refuse(word("signedOut"));
    } else if (failure.problem) {
      refuse(word("refused", failure.problem.detail));
    } else {
      refuse(word("offline"));
    }
  }

  /** Answers whether everything is saved now. */
  async function save() {
    if (saving) {
      return saving;
    }
    if (!isDirty()) {
      return true;
    }
    saving = saveOnce();
    buttons();
    const done = await saving;
    saving = null;
    buttons();
    return done;
  }

  async function saveOnce() {
    const rows = steps.now();
    refuse("");
    try {
      tell(await calls.send("/table", { revision, rows: plain(rows) }));
      saved = rows;
      return true;
    } catch (failure) {
      if (failure.problem?.code !== "draft-moved") {
        explain(failure);
        return false;
      }
      const chosen = await merge(by("merge"), failure.problem, word);
      if (chosen === null) {
        return false;
      }
      revision = failure.problem.draft.revision;
      await table.change(withKeys(chosen));
      return saveOnce();
    }
  }

  function tell(draft) {
    revision = draft.revision;
    by("revision").textContent = word("revision", draft.revision, draft.changedBy);
  }

  /** Rows from elsewhere get the keys of the rows whose ids they have, so that undo and marks find them. */
  function withKeys(rows) {
    const known = new Map(steps.now().map((row) => [row.row, row[KEY]]));
    return rows.map((row) => {
      const key = known.get(row.row);
      known.delete(row.row);
      return key === undefined ? keyed(row) : { ...row, [KEY]: key };
    });
  }

  async function undo(step) {
    await table.put(step());
    buttons();
    checkSoon();
  }

  async function leaveTo(anchor) {
    if (!(await save())) {
      return;
    }
    try {
      const made = await calls.send("/snapshot", { revision });
      location.assign(made.page + anchor);
    } catch (failure) {
      explain(failure);
    }
  }

  async function upload(file) {
    refuse("");
    try {
      const reading = await calls.upload("/file", file);
      if (await confirmReading(by("reading"), file.name, reading, plain(steps.now()), word)) {
        await table.change(withKeys(reading.rows));
      }
    } catch (failure) {
      explain(failure);
    }
  }

  const does = {
    save,
    undo: () => undo(steps.undo),
    redo: () => undo(steps.redo),
    add: table.add,
    duplicate: table.duplicate,
    delete: table.remove,
    up: () => table.move(-1),
    down: () => table.move(1),
    upload: () => by("file").click(),
    simulate: () => leaveTo("#simulate"),
    propose: () => leaveTo("#submit"),
  };

  if (opened.editable) {
    for (const [button, action] of Object.entries(does)) {
      by(button).addEventListener("click", () => action());
    }
    by("file").addEventListener("change", async () => {
      const [file] = by("file").files;
      by("file").value = "";
      if (file) {
        await upload(file);
      }
    });
    by("discard").closest("form").addEventListener("submit", (event) => {
      if (confirm(word("confirmDiscard"))) {
        saved = steps.now();
      } else {
        event.preventDefault();
      }
    });
    addEventListener("beforeunload", (event) => {
      if (isDirty()) {
        event.preventDefault();
      }
    });
    document.addEventListener("paste", (event) => {
      if (table.owns(document.activeElement) && !table.isEditing()) {
        event.preventDefault();
        table.paste(event.clipboardData.getData("text/plain"));
      }
    });
    document.addEventListener("keydown", (event) => shortcut(event, table, does), true);
  }
  document.addEventListener("copy", (event) => {
    if (table.owns(document.activeElement) && !table.isEditing()) {
      event.preventDefault();
      event.clipboardData.setData("text/plain", table.copy());
    }
  });
  // What is compared is what is saved.
  by("compare").addEventListener("click", async (event) => {
    if (opened.editable && isDirty()) {
      event.preventDefault();
      if (await save()) {
        location.assign(by("compare").href);
      }
    }
  });
  buttons();
  await check();
  root.dataset.ready = "true";
}

/** Keys that work anywhere on the page, and those that work in the grid. */
function shortcut(event, table, does) {
  if (document.querySelector("dialog[open]")) {
    return;
  }
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const take = (action) => {
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  if (control && key === "s") {
    take(() => {
      document.activeElement.blur();
      does.save();
    });
    return;
  }
  if (table.isEditing() || !table.owns(document.activeElement)) {
    return;
  }
  if (control && key === "z") {
    take(event.shiftKey ? does.redo : does.undo);
  } else if (control && key === "y") {
    take(does.redo);
  } else if (control && key === "d") {
    take(does.duplicate);
  } else if (control && (key === "Delete" || key === "Backspace")) {
    take(does.delete);
  } else if (event.altKey && key === "ArrowUp") {
    take(does.up);
  } else if (event.altKey && key === "ArrowDown") {
    take(does.down);
  } else if (key === "Insert") {
    take(does.add);
  } else if (key === "Delete" || key === "Backspace") {
    take(table.clear);
  } else if (key === "F2") {
    take(() => table.edit(""));
  } else if (event.key.length === 1 && !control && !event.altKey) {
    take(() => table.edit(event.key));
  }
}

const root = by("studio");
start(root).catch((failure) => {
  root.dataset.ready = "failed";
  by("status").textContent = String(failure.message || failure);
  console.error(failure);
});
