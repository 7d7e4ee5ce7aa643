// Makes a field that names a level a combobox: it asks the site for what the words name, and keeps the one that is chosen.
// Without this file the form sends the words, and the page that answers offers what they name.
const PAUSE = 150; // ms without a key before the site is asked
const RECENT = "recent-levels";
const MOST_RECENT = 5;

const recent = () => { try { return JSON.parse(localStorage.getItem(RECENT)) ?? []; } catch { return []; } };
const remember = (level) => {
  const kept = [level, ...recent().filter(({ path }) => path !== level.path)].slice(0, MOST_RECENT);
  try { localStorage.setItem(RECENT, JSON.stringify(kept)); } catch { /* A browser that keeps nothing still chooses. */ }
};

function optionOf({ path, name, about }) {
  const option = document.createElement("div");
  option.className = "option";
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  Object.assign(option.dataset, { path, name, about });
  for (const [text, style] of [[name, ""], [about, "code"]]) option.append(Object.assign(document.createElement("span"), { textContent: text, className: style }));
  return option;
}

function make(picker) {
  const input = picker.querySelector("input[type=search]");
  const form = input.form;
  const before = form.elements[input.name.replace(/-words$/, "-chosen")];
  const name = input.name.replace(/-words$/, "");
  const chosen = picker.querySelector(".chosen");
  const value = picker.querySelector(`input[type=hidden][name="${name}"]`) ?? Object.assign(document.createElement("input"), { type: "hidden", name });
  // What the site offered for words that name several levels gives way to what is typed now.
  const takeOver = () => {
    picker.querySelector(".found-levels")?.remove();
    picker.append(value);
  };
  const list = Object.assign(document.createElement("div"), { className: "options", id: `${input.id}-options`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", `Levels found: ${input.labels[0].textContent}`);
  picker.querySelector(".field-line").append(list);
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  status.setAttribute("role", "status");
  picker.append(status);
  for (const [attribute, is] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(attribute, is);
  let kept = value.value; // the path of what `before` names
  let at = -1;
  let timer = 0;
  let asking = null;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const point = (to) => {
    const all = options();
    at = all.length ? (to + all.length) % all.length : -1;
    all.forEach((option, place) => option.setAttribute("aria-selected", place === at));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const open = (said) => {
    options().forEach((option, place) => { option.id = `${list.id}-${place}`; });
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    at = -1;
    input.removeAttribute("aria-activedescendant");
    status.textContent = said;
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const showRecent = () => {
    const levels = recent();
    list.replaceChildren(...levels.map(optionOf));
    if (levels.length) open(`Chosen lately: ${levels.length}`);
    else close();
  };
  const ask = async () => {
    asking?.abort();
    if (!input.value.trim()) return showRecent();
    asking = new AbortController();
    const answer = await fetch(`${picker.dataset.picker}?q=${encodeURIComponent(input.value)}`, { signal: asking.signal });
    if (!answer.ok) return close();
    list.innerHTML = await answer.text(); // the site's own template, which escapes
    open(list.querySelector("[data-total]").textContent);
  };
  const askNow = () => ask().catch((error) => { if (error.name !== "AbortError") close(); });
  const choose = (option) => {
    const level = { ...option.dataset };
    takeOver();
    input.value = before.value = level.name;
    value.value = kept = level.path;
    chosen.textContent = level.about;
    remember(level);
    close();
  };
  input.addEventListener("input", () => {
    takeOver();
    value.value = input.value === before.value ? kept : "";
    chosen.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(askNow, PAUSE);
  });
  input.addEventListener("click", () => { if (list.hidden && !value.value) askNow(); });
  input.addEventListener("keydown", async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) await askNow();
      point(event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
    } else if (event.key === "Enter" && !list.hidden && (at >= 0 || options().length === 1)) {
      event.preventDefault();
      choose(options()[Math.max(at, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") close();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  input.addEventListener("blur", close);
}

document.querySelectorAll("[data-picker]").forEach(make);
