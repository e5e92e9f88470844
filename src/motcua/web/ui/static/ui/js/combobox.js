// A box that finds while one types, with or without accents (WAI-ARIA combobox with a list).
//
// <select data-combobox>: its own options, filtered in the page. The select stays, hidden, and keeps the value;
//         an option's data-also holds more words to find it by (a ward's old name), data-detail a second line.
// <input data-combobox="/tim?q=">: the server answers <li role="option" data-value="…" [data-href="…"]>…</li>s.
//         data-combobox-value="#id" names the hidden input that takes the value; data-href leads to a page.
// Without JavaScript both are what they are: a select, and a search box of its form.
import { text } from "./text.js";

const known = new WeakSet();
let counter = 0;

export function enhance(root) {
  for (const box of root.querySelectorAll("[data-combobox]")) {
    if (known.has(box)) continue;
    known.add(box);
    new Combobox(box);
  }
}

/** Lower case without marks: "Đường Lê Lợi" → "duong le loi". */
export function folded(words) {
  return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d").replaceAll("Đ", "d").toLowerCase().trim();
}

class Combobox {
  constructor(box) {
    const hadFocus = document.activeElement === box;
    this.select = box.tagName === "SELECT" ? box : null;
    this.input = this.select ? this.inputFor(box) : box;
    this.list = document.createElement("ul");
    this.list.className = "combo-list";
    this.list.id = `combo-${++counter}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.input.labels?.[0]?.textContent ?? this.input.getAttribute("aria-label") ?? "");
    this.list.tabIndex = -1; // a list that rolls would be a stop of the Tab key
    this.list.hidden = true;
    this.wrap();
    this.said = document.createElement("span");
    this.said.className = "unseen";
    this.said.setAttribute("role", "status");
    this.input.after(this.list, this.said);
    this.listen();
    if (hadFocus) this.takeUp();
  }

  /** Somebody was here before this module had come: the hands stay, and what was typed is looked for. */
  takeUp() {
    this.input.focus(); // a list of the page itself opens by that
    if (!this.select && this.input.value !== this.input.defaultValue) this.find();
  }

  inputFor(select) {
    const input = document.createElement("input");
    for (const name of ["id", "aria-describedby", "aria-invalid", "required", "disabled"]) {
      if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
    }
    select.removeAttribute("id");
    select.removeAttribute("required");
    select.hidden = true;
    input.value = select.value ? select.selectedOptions[0].textContent.trim() : "";
    input.placeholder = [...select.options].find((option) => !option.value)?.textContent.trim() ?? "";
    select.before(input);
    return input;
  }

  wrap() {
    const room = document.createElement("div");
    room.className = "combo";
    this.input.before(room);
    room.append(this.input);
    const said = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
      autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    };
    for (const [name, value] of Object.entries(said)) {
      this.input.setAttribute(name, value);
    }
  }

  listen() {
    this.input.addEventListener("input", () => this.find());
    this.input.addEventListener("focus", () => { if (this.select) { this.input.select(); this.find(true); } });
    this.input.addEventListener("blur", () => setTimeout(() => this.left(), 120));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  async find(all = false) {
    if (this.select) return this.show(this.matching(all ? "" : this.input.value));
    const query = this.input.value.trim();
    this.asked?.abort();
    if (query.length < 2) return this.close();
    this.asked = new AbortController();
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (query !== this.input.value.trim()) return;
    const asking = { signal: this.asked.signal, headers: { "HX-Request": "true" } };
    const answer = await fetch(this.input.dataset.combobox + encodeURIComponent(query), asking).catch(() => null);
    if (!answer?.ok) return;
    const holder = document.createElement("ul");
    holder.innerHTML = await answer.text();
    this.show([...holder.querySelectorAll("[role=option]")]);
  }

  matching(query) {
    const words = folded(query).split(/\s+/).filter(Boolean);
    const told = (option) => folded(`${option.textContent} ${option.dataset.also ?? ""}`);
    const fits = (option) => option.value && words.every((word) => told(option).includes(word));
    const found = [...this.select.options].filter(fits);
    return found.slice(0, 60).map((option) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.dataset.value = option.value;
      item.textContent = option.textContent.trim();
      if (option.dataset.detail) {
        const small = document.createElement("small");
        small.textContent = option.dataset.detail;
        item.append(small);
      }
      return item;
    });
  }

  show(items) {
    items.forEach((item, n) => { item.id = `${this.list.id}-${n}`; item.setAttribute("aria-selected", "false"); });
    this.list.replaceChildren(...items);
    if (!items.length) {
      const none = document.createElement("li");
      none.className = "combo-none";
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = text("no-match");
      this.list.append(none);
    }
    this.said.textContent = items.length ? text("matches", { count: items.length }) : text("no-match");
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const items = [...this.list.querySelectorAll("[role=option]:not([aria-disabled])")];
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.find(true);
      this.mark(items, (at + (event.key === "ArrowDown" ? 1 : at < 0 ? items.length : -1) + items.length) % (items.length || 1));
    } else if (event.key === "Enter" && !this.list.hidden && at >= 0) {
      event.preventDefault();
      this.choose(items[at]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  mark(items, at) {
    items.forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    if (!items[at]) return;
    this.input.setAttribute("aria-activedescendant", items[at].id);
    items[at].scrollIntoView({ block: "nearest" });
  }

  choose(item) {
    if (!item || item.getAttribute("aria-disabled")) return;
    if (item.dataset.href) return void window.location.assign(item.dataset.href);
    this.input.value = (item.firstChild?.textContent ?? item.textContent).trim();
    this.keep(item.dataset.value);
    this.close();
  }

  /** Leaves the value where the form sends it from, and says that it changed. */
  keep(value) {
    const keeper = this.select ?? document.querySelector(this.input.dataset.comboboxValue || "null");
    if (!keeper || keeper.value === value) return;
    keeper.value = value;
    keeper.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Left without choosing: exactly one match is taken, an emptied box is emptied, else the last choice returns. */
  left() {
    if (this.list.hidden || !this.select) return this.close();
    const found = this.matching(this.input.value);
    if (!this.input.value.trim()) this.keep("");
    else if (found.length === 1) this.choose(found[0]);
    else this.input.value = this.select.value ? this.select.selectedOptions[0].textContent.trim() : "";
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
