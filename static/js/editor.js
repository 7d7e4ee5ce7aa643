// The grid editor: each cell saves by itself as one leaves it, and says whether the server has it.
import { readBlock } from "./blocks.js";
import { notes, says } from "./cell-notes.js";
import { askBeforeLeaving, forget, keep, kept } from "./unsaved.js";

const form = document.querySelector("#ladder");
const line = document.querySelector("[data-save]");
const count = document.querySelector("[data-changed]");
const undoPaste = document.querySelector("[data-undo-paste]");
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
const edition = form.dataset.edition;
const grows = CSS.supports("field-sizing", "content");
const clean = (text) => text.replace(/\r\n?/g, "\n");

/** One cell: `stored` is the text as the server has it, `version` what tells that wording from others. */
class Cell {
  constructor(td) {
    this.td = td;
    this.area = td.querySelector("textarea");
    this.version = td.dataset.version;
    this.stored = clean(this.area.defaultValue);
    const published = td.querySelector("[data-published]");
    this.published = "nothing" in published.dataset ? "" : clean(published.textContent);
    this.state = "saved"; // saved, dirty, saving, failed (tries again), refused (waits for the person)
    this.place = td.querySelector("textarea").getAttribute("aria-label");
  }
  get isDirty() { return this.area.value !== this.stored || this.state === "saving" || this.state === "failed" || this.state === "refused"; }
  show() {
    if (!grows) { this.area.style.blockSize = "auto"; this.area.style.blockSize = `${this.area.scrollHeight}px`; }
    const text = this.area.value;
    const lines = text.split("\n").filter((each) => each.trim()).length;
    const statements = this.td.querySelector(".statement-count");
    statements.textContent = `${lines} statement${lines === 1 ? "" : "s"}`;
    statements.hidden = lines < 2;
    this.td.classList.toggle("empty", !text.trim());
    const changed = text.trim() !== this.published.trim();
    this.td.classList.toggle("changed", changed);
    this.td.querySelector(".published").hidden = !changed;
    const row = this.td.parentElement;
    row.classList.toggle("has-change", row.querySelector("td.changed") !== null || this.state !== "saved");
    count.textContent = form.querySelectorAll("td.changed").length;
  }
  set(text) { this.area.value = text; this.show(); }
}

const cells = new Map([...form.querySelectorAll("td.cell")].map((td) => [td, new Cell(td)]));
const cellOf = (node) => cells.get(node.closest?.("td.cell"));
const now = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

// --- what the bar says -----------------------------------------------------------------------------------------------

const report = () => {
  const all = [...cells.values()];
  const some = (state) => all.filter((cell) => cell.state === state);
  const waiting = some("failed"), refused = some("refused"), saving = some("saving");
  if (refused.length) says(line, "unsaved refused", `Not saved: ${refused.map((cell) => cell.place).join("; ")}. See there why.`);
  else if (waiting.length) says(line, "unsaved refused", `Not saved: ${waiting[0].why} Tries again by itself; your text is kept.`);
  else if (saving.length) says(line, "unsaved", "Saving…");
  else if (all.some((cell) => cell.isDirty)) says(line, "unsaved", "Not saved yet: leave the cell to save it");
  else if (report.at) says(line, "saved", `Saved ${report.at}`);
};

// --- saving: one request after the other, cells that lost text first, so that a moved statement keeps its key ---------

const queue = [];
let working = false;

const save = (cell, extra = {}) => {
  if (!extra.said && !extra.undo && cell.area.value === cell.stored && cell.state !== "failed") {
    if (cell.state === "dirty") { cell.state = "saved"; forget(edition, cell.td.id); }
    report();
    return Promise.resolve();
  }
  cell.state = "saving";
  report();
  return new Promise((done) => { queue.push({ cell, extra, done }); work(); });
};

const work = async () => {
  if (working) return;
  working = true;
  while (queue.length) {
    queue.sort((one, other) => grown(one) - grown(other));
    const { cell, extra, done } = queue.shift();
    await send(cell, extra);
    done();
  }
  working = false;
  report();
  refreshChecks();
};
const grown = ({ cell }) => Math.sign(cell.area.value.length - cell.stored.length);

const send = async (cell, { said, undo } = {}) => {
  const sent = cell.area.value;
  keep(edition, cell.td.id, sent, cell.version);
  const body = { level: Number(cell.td.dataset.level), row: Number(cell.td.dataset.row), version: cell.version, text: undo ? null : sent, said };
  let response, answer;
  try {
    response = await fetch(form.dataset.cell, { method: "POST", redirect: "manual", headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: JSON.stringify(body) });
    answer = await response.json();
  } catch {
    return fail(cell, response ? "you are signed out, or the site had a fault. Sign in again in another tab." : "there is no connection.");
  }
  if (response.ok) return accept(cell, sent, answer, undo);
  if (response.status === 409) return conflict(cell, answer);
  cell.state = "refused";
  notes(cell).refused(answer.reasons);
  cell.show();
};

const accept = (cell, sent, answer, undo) => {
  const typedOn = !undo && cell.area.value !== sent;
  cell.version = answer.version;
  cell.stored = answer.text;
  cell.state = typedOn ? "dirty" : "saved";
  if (typedOn) keep(edition, cell.td.id, cell.area.value, cell.version);
  else { if (cell.area.value !== answer.text) cell.set(answer.text); forget(edition, cell.td.id); }
  report.at = now();
  notes(cell).saved(answer, { undo: () => save(cell, { undo: true }), say: (said) => save(cell, { said }) });
  cell.show();
  if (typedOn && document.activeElement !== cell.area) save(cell);
};

const fail = (cell, why) => {
  cell.state = "failed";
  cell.why = why;
  notes(cell).refused([`${why[0].toUpperCase()}${why.slice(1)} It tries again by itself.`]);
  cell.show();
  clearTimeout(fail.timer);
  fail.timer = setTimeout(retry, 8000);
};
const retry = () => { for (const cell of cells.values()) if (cell.state === "failed") save(cell); };
addEventListener("online", retry);
addEventListener("focus", retry);

/** Both texts stay on the screen until the person chooses. */
const conflict = (cell, theirs) => {
  cell.state = "refused";
  const goOn = (text) => {
    cell.version = theirs.version;
    cell.stored = theirs.text;
    cell.set(text);
  };
  notes(cell).conflict(theirs, {
    mine: () => { goOn(cell.area.value); save(cell); },
    theirs: () => { goOn(theirs.text); cell.state = "saved"; forget(edition, cell.td.id); notes(cell).clear(); report(); cell.show(); },
    both: () => {
      const mine = cell.area.value.split("\n");
      goOn([...mine, ...theirs.text.split("\n").filter((each) => !mine.includes(each))].join("\n"));
      cell.state = "dirty";
      notes(cell).clear();
      cell.area.focus();
      report();
    },
  });
  cell.show();
};

// --- the checks ------------------------------------------------------------------------------------------------------

const refreshChecks = async () => {
  clearTimeout(refreshChecks.timer);
  refreshChecks.timer = setTimeout(async () => {
    const panel = document.querySelector("#checks");
    const response = await fetch(form.dataset.checks, { redirect: "manual" }).catch(() => null);
    if (!response?.ok) return;
    const heading = panel.contains(document.activeElement);
    if (heading) return; // Nothing is taken from under the keyboard.
    panel.innerHTML = await response.text();
    for (const cell of cells.values()) cell.td.querySelector("[data-findings]").replaceChildren();
    for (const found of panel.querySelectorAll("[data-cell]")) {
      const note = document.createElement("p");
      note.className = `check-note${found.classList.contains("blocks") ? " blocks" : ""}`;
      note.textContent = (found.querySelector("a") ?? found).textContent.trim();
      document.getElementById(found.dataset.cell)?.querySelector("[data-findings]").append(note);
    }
  }, 400);
};

// --- keys, leaving, pasting ------------------------------------------------------------------------------------------

form.addEventListener("input", ({ target }) => {
  const cell = cellOf(target);
  if (!cell) return;
  if (cell.state !== "refused" && cell.state !== "saving") cell.state = cell.area.value === cell.stored ? "saved" : "dirty";
  keep(edition, cell.td.id, cell.area.value, cell.version);
  cell.show();
  report();
});
form.addEventListener("focusout", ({ target }) => {
  const cell = cellOf(target);
  if (cell && target === cell.area && cell.state !== "saving" && (cell.state !== "refused" || cell.area.value !== cell.tried)) {
    if (cell.td.querySelector("[data-choices]")) return; // Two texts: the person chooses first.
    cell.tried = cell.area.value;
    save(cell);
  }
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter?.name === "undo") return save(cellOf(event.submitter), { undo: true });
  for (const cell of cells.values()) if (cell.isDirty && !cell.td.querySelector("[data-choices]") && cell.state !== "saving") save(cell);
  if (![...cells.values()].some((cell) => cell.isDirty)) says(line, "saved", report.at ? `Saved ${report.at}` : "All is saved");
});

// Alt and an arrow go from cell to cell; plain arrows stay in the text.
const neighbour = (td, right, down) => {
  const rows = [...form.querySelectorAll("tr:has(td)")].filter((row) => row.offsetParent);
  return cells.get(rows[rows.indexOf(td.parentElement) + down]?.cells[td.cellIndex + right]);
};
const ARROWS = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] };
form.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (!cell) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(cell); }
  if (!event.altKey || !ARROWS[event.key]) return;
  event.preventDefault();
  neighbour(cell.td, ...ARROWS[event.key])?.area.focus();
});

form.addEventListener("paste", (event) => {
  const first = cellOf(event.target);
  const block = first && event.target === first.area && readBlock(event.clipboardData);
  if (!block) return;
  event.preventDefault();
  const filled = [];
  let outside = 0;
  for (const [down, row] of block.entries()) for (const [right, text] of row.entries()) {
    const cell = neighbour(first.td, right, down);
    if (!cell) outside += 1;
    else if (clean(cell.area.value) !== text) { cell.set(text); filled.push(cell); }
  }
  Promise.all(filled.map((cell) => save(cell))).then(() => {
    const done = filled.filter((cell) => cell.state === "saved");
    says(line, outside ? "unsaved" : "saved", `Pasted into ${done.length} cell${done.length === 1 ? "" : "s"}.${outside ? ` ${outside} lie outside of the ladder and were left out.` : ""}`);
    undoPaste.hidden = done.length === 0;
    undoPaste.onclick = () => { undoPaste.hidden = true; first.area.focus(); for (const cell of done) save(cell, { undo: true }); };
  });
});

askBeforeLeaving(() => [...cells.values()].some((cell) => cell.isDirty));

// --- what was typed before and never reached the server --------------------------------------------------------------

for (const cell of cells.values()) {
  const before = kept(edition, cell.td.id);
  if (!before || before.text === cell.stored) { forget(edition, cell.td.id); if (!grows) cell.show(); continue; }
  cell.version = before.version; // If the cell changed meanwhile, saving shows both texts.
  cell.set(before.text);
  save(cell);
}
for (const button of form.querySelectorAll("[data-undo]")) notes(cellOf(button)).keepUndo(button);
document.querySelector("[data-save-all]").value = "Save all";
if (!line.querySelector("span")) says(line, "saved", "All is saved; each cell saves as you leave it");
