// What is typed into a long form stays in this browser until the site has it. Where the session ended meanwhile, one
// signs in beside the page, and the form is sent; where the page was closed, its text is offered when it opens again.
import { freshToken, person, signInAgain, signOut } from "./session.js";

const SENT = "kept-sent";
const DAYS = 7 * 24 * 3600 * 1000;
const mine = `kept-${person}-`;
const store = (act) => { try { return act(localStorage); } catch { return null; } };
const make = (tag, facts, ...children) => { const node = Object.assign(document.createElement(tag), facts); node.append(...children); return node; };
const typed = (form) => [...form.elements].filter((field) => field.name && field.matches("textarea, select, input:not([type=hidden], [type=file], [type=password], [type=submit], [type=search])"));
const isChoice = (field) => ["checkbox", "radio"].includes(field.type);
const valueOf = (field) => (isChoice(field) ? field.checked : field.value);
const nameOf = (field) => (isChoice(field) ? `${field.name}=${field.value}` : field.name);
const written = (form) => JSON.stringify(typed(form).map((field) => [nameOf(field), valueOf(field)]));

// --- the form that this page was reached by: the site has it, unless it answered by an error -------------------------

const sent = sessionStorage.getItem(SENT);
if (sent) {
  sessionStorage.removeItem(SENT);
  const status = performance.getEntriesByType("navigation")[0]?.responseStatus || 200;
  if (status < 400) store((kept) => kept.removeItem(sent));
}

store((kept) => {
  for (const key of Object.keys(kept)) if (key.startsWith(mine) && Date.now() - JSON.parse(kept[key]).at > DAYS) kept.removeItem(key);
});
for (const form of document.querySelectorAll(`form[action="${signOut}"]`)) form.addEventListener("submit", () => store((kept) => {
  for (const key of Object.keys(kept)) if (key.startsWith("kept-") || key.startsWith("ladder-")) kept.removeItem(key);
}));

// --- each long form ----------------------------------------------------------------------------------------------------

const forms = [...document.querySelectorAll("form[method=post]:not(#ladder)")].filter((form) => [...form.elements].some((field) => field.matches("textarea")));
for (const [place, form] of forms.entries()) {
  const key = `${mine}${location.pathname}-${form.id || form.getAttribute("action") || place}`;
  const first = written(form);
  offer(form, key, first);
  let timer;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => keep(form, key, first), 400); });
  form.addEventListener("submit", (event) => { clearTimeout(timer); keep(form, key, first); send(event, form, key); });
}

function keep(form, key, first) {
  const now = written(form);
  store((kept) => (now === first ? kept.removeItem(key) : kept.setItem(key, JSON.stringify({ at: Date.now(), fields: now }))));
}

function offer(form, key, first) {
  const before = store((kept) => JSON.parse(kept.getItem(key)));
  if (!before || before.fields === first) return store((kept) => kept.removeItem(key));
  const at = new Date(before.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  const box = make("div", { className: "notice kept-text", role: "status" }, make("p", { textContent: `What you typed here on ${at} was not saved.` }));
  const choice = (text, act) => make("button", { type: "button", className: "button small", textContent: text, onclick: () => { act(); box.remove(); } });
  box.append(make("p", {}, choice("Put it back", () => putBack(form, JSON.parse(before.fields))), " ", choice("Forget it", () => store((kept) => kept.removeItem(key)))));
  form.prepend(box);
}

function putBack(form, fields) {
  const kept = new Map(fields);
  for (const field of typed(form)) {
    if (!kept.has(nameOf(field))) continue;
    if (isChoice(field)) field.checked = kept.get(nameOf(field));
    else field.value = kept.get(nameOf(field));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// --- sending -----------------------------------------------------------------------------------------------------------

const ready = new WeakSet();
const asking = new WeakSet();

async function send(event, form, key) {
  if (ready.has(form) || event.defaultPrevented) { if (!event.defaultPrevented) sessionStorage.setItem(SENT, key); return; }
  event.preventDefault();
  if (asking.has(form)) return; // A second click: the first is on its way.
  asking.add(form);
  const { submitter } = event;
  const token = await freshToken().catch(() => undefined);
  asking.delete(form);
  if (token === null) return askToSignIn(form, submitter);
  if (token) form.querySelector("[name=csrfmiddlewaretoken]").value = token;
  ready.add(form);
  form.requestSubmit(submitter);
  ready.delete(form);
}

function askToSignIn(form, submitter) {
  form.querySelector(".signed-out")?.remove();
  const again = signInAgain(() => { box.remove(); form.requestSubmit(submitter); });
  const box = make("p", { className: "notice wrong signed-out", role: "alert" }, "You are signed out, so this was not sent. What you typed is kept. ", again, ", then it is sent.");
  (submitter ?? form.lastElementChild).before(box);
  again.focus();
}
