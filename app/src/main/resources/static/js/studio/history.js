// Undo and redo as a line of whole tables. Rows that did not change are shared between them, so a step costs what it changed.

import { KEY, sameCells } from "./rows.js";

const STEPS_AT_MOST = 200;

export function history(first) {
  let steps = [first];
  let at = 0;
  return {
    now: () => steps[at],
    canUndo: () => at > 0,
    canRedo: () => at < steps.length - 1,
    /** Notes the table as it is now; answers whether it differs from before. */
    note(rows) {
      const known = new Map(steps[at].map((row) => [row[KEY], row]));
      const shared = rows.map((row) => {
        const was = known.get(row[KEY]);
        return was && sameCells(was, row) ? was : { ...row };
      });
      if (shared.length === steps[at].length && shared.every((row, i) => row === steps[at][i])) {
        return false;
      }
      steps = [...steps.slice(Math.max(0, at + 2 - STEPS_AT_MOST), at + 1), shared];
      at = steps.length - 1;
      return true;
    },
    undo: () => steps[at > 0 ? --at : at],
    redo: () => steps[at < steps.length - 1 ? ++at : at],
  };
}
