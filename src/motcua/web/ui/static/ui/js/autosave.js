// A form whose fields save themselves.
//
// Page:   <form data-autosave="/…/field" data-revision="3"> with a csrfmiddlewaretoken, fields drawn by
//         {% field %} (each has its [data-state-of=name]) and a <div data-autosave-notice aria-live="polite">.
// Sent:   POST field=<name>&revision=<n>&<name>=<value>… when a field is left, or 1.2 s after the last key.
//         One request at a time; a later value of the same field replaces the one that waits.
// Server: 200 and 422 answer a fragment for the field's state; 409 a fragment for the notice, whose
//         [data-autosave-force=<revision>] sends again on top of that revision. X-Revision brings the new number.
//         motcua.web.ui.autosave makes these answers.
// Lost network: values wait in memory, are tried again after 1, 2, 4 … 30 s and when the network returns; the
//         page warns before it is closed. Nothing is written to the browser's storage: it may not be her phone.
// Redrawn: the page listens, not the form: no key falls between an old form and the new one that htmx puts in its
//         place (a row added or taken out). What was typed while that was under way goes over into the new boxes.
// After each save the form fires "saved", for parts that depend on it: hx-trigger="saved from:closest form".
import { lateValues, putBack } from "./redrawn.js";
import { keepPlaces } from "./slots.js";
import { text } from "./text.js";
import { renewToken } from "./token.js";

const FORM = "form[data-autosave]";
const PAUSE = 1200;
const keepers = new WeakMap(); // form → Autosave

export function enhance(root) {
  const forms = root.matches?.(FORM) ? [root] : root.querySelectorAll(FORM);
  for (const form of forms) keeperOf(form);
}

/** The one that keeps this form; what was typed before it came is taken up at once. */
function keeperOf(form) {
  if (!keepers.has(form)) {
    const keeper = new Autosave(form);
    keepers.set(form, keeper);
    for (const box of form.elements) if (isTyped(box)) keeper.typed(box, PAUSE);
  }
  return keepers.get(form);
}

function isTyped(box) {
  if (box.type === "checkbox" || box.type === "radio") return box.checked !== box.defaultChecked;
  if (box.tagName === "SELECT") {
    const first = [...box.options].find((option) => option.defaultSelected) ?? box.options[0];
    return !box.multiple && box.value !== (first?.value ?? "");
  }
  return "defaultValue" in box && box.value !== box.defaultValue;
}

const keepersHere = () => [...document.querySelectorAll(FORM)].map(keeperOf);
const formOf = (node) => node.closest?.(FORM);
const heard = (event, hear) => formOf(event.target) && hear(keeperOf(formOf(event.target)));

document.addEventListener("input", (event) => heard(event, (keeper) => keeper.typed(event.target, PAUSE)));
document.addEventListener("change", (event) => heard(event, (keeper) => keeper.typed(event.target, 0)));
document.addEventListener("click", (event) => heard(event, (keeper) => keeper.forced(event)));
document.addEventListener("submit", (event) => heard(event, (keeper) => keeper.sent(event)), true);
window.addEventListener("online", () => keepersHere().forEach((keeper) => keeper.tryNow()));
window.addEventListener("focus", () => keepersHere().forEach((keeper) => keeper.lost && keeper.tryNow()));
window.addEventListener("pageshow", () => keepersHere().forEach((keeper) => { keeper.leaving = false; }));
window.addEventListener("beforeunload", (event) => {
  if (keepersHere().some((keeper) => keeper.isBehind() && !keeper.leaving)) event.preventDefault();
});

// The form is sent whole by htmx and comes back whole.
const redrawn = (event, hear) => event.detail.target?.matches?.(FORM) && hear(keeperOf(event.detail.target));
document.addEventListener("htmx:confirm", (event) => redrawn(event, (keeper) => keeper.waitFor(event)));
document.addEventListener("htmx:beforeSend", (event) => redrawn(event, (keeper) => keeper.hold()));
document.addEventListener("htmx:beforeSwap", (event) => redrawn(event, (keeper) => keeper.handOver(event)));
document.addEventListener("htmx:afterRequest", (event) => redrawn(event, (keeper) => keeper.release()));

keepPlaces((form) => keeperOf(form).unsaved());

class Autosave {
  constructor(form) {
    this.form = form;
    this.revision = form.dataset.revision ?? "0";
    this.queue = new Map(); // name → its values as they were typed: its box may be gone when it is sent
    this.sending = "";
    this.delay = 1000;
    this.timers = new Map();
  }

  // The form goes whole and carries every value; but it must stand on the revision that a save under way will make.
  // While saves fail for want of a network or of a session it stays, and is saved as soon as there is one.
  sent(event) {
    if (this.lost) {
      event.preventDefault();
      this.tryNow();
      return;
    }
    this.leaving = true;
    this.timers.forEach(clearTimeout);
    this.timers.clear();
    this.queue.clear();
    if (!this.sending) return;
    event.preventDefault();
    const button = event.submitter;
    this.afterwards = () => this.form.requestSubmit(button);
  }

  /** The same for a form that htmx sends. */
  waitFor(event) {
    if (!this.sending) return;
    event.preventDefault();
    this.afterwards = () => event.detail.issueRequest();
  }

  /** While the whole form is under way nothing else is sent; `held` is what went. */
  hold() {
    this.held = new FormData(this.form);
  }

  /** Another form takes the place of this one, and what was typed meanwhile goes there. An answer that brings no
      form (a page to sign in) must not take this one away. */
  handOver(event) {
    const { requestConfig, serverResponse, shouldSwap } = event.detail;
    if (!shouldSwap) return;
    if (!serverResponse.includes(`id="${this.form.id}"`)) {
      event.detail.shouldSwap = false;
      return this.notice(text("sign-in-again"));
    }
    const late = lateValues(this.form, this.held, requestConfig.elt.value);
    this.retire();
    document.addEventListener("htmx:afterSwap", () => {
      const fresh = document.getElementById(this.form.id);
      for (const box of putBack(fresh, late)) keeperOf(fresh).typed(box, PAUSE);
    }, { once: true });
  }

  retire() {
    this.timers.forEach(clearTimeout);
    this.timers.clear();
    this.queue.clear();
    clearTimeout(this.retry);
    this.stopped = true;
  }

  /** It did not come anew: what waited goes its own way. */
  release() {
    this.held = null;
    this.send();
  }

  unsaved() {
    return new Set([...this.queue.keys(), ...this.timers.keys(), ...(this.sending ? [this.sending] : [])]);
  }

  isBehind() {
    return this.unsaved().size > 0;
  }

  typed(box, pause) {
    const name = box.name;
    if (!name || box.type === "file" || box.type === "hidden" || box.closest("[data-no-autosave]")) return;
    clearTimeout(this.timers.get(name));
    const values = this.valuesOf(name);
    this.timers.set(name, setTimeout(() => {
      this.timers.delete(name);
      this.queue.set(name, values);
      this.send();
    }, pause));
  }

  valuesOf(name) {
    return new FormData(this.form).getAll(name).filter((value) => typeof value === "string");
  }

  async send() {
    if (this.sending || this.stopped || this.held || !this.queue.size) return;
    const [name] = this.queue.keys();
    const values = this.queue.get(name);
    this.queue.delete(name);
    this.sending = name;
    this.say(name, "saving", "");
    try {
      if (this.signedOut) await renewToken();
      const sent = { method: "POST", body: this.body(name, values), headers: this.headers(), credentials: "same-origin" };
      const answer = await fetch(this.form.dataset.autosave, sent);
      await this.answered(name, values, answer);
    } catch {
      this.lost = true;
      this.failed(name, values, navigator.onLine ? "not-saved" : "offline");
    }
    this.sending = "";
    const afterwards = this.afterwards;
    this.afterwards = null;
    if (afterwards && !this.stopped) afterwards();
    else if (!this.retry) this.send();
  }

  body(name, values) {
    const body = new URLSearchParams({ field: name, revision: this.revision });
    for (const value of values) body.append(name, value);
    return body;
  }

  headers() {
    return { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value ?? "", "X-Requested-With": "autosave" };
  }

  async answered(name, values, answer) {
    this.lost = this.signedOut = answer.redirected || answer.status === 401 || answer.status === 403;
    if (this.signedOut) return this.failed(name, values, "sign-in-again");
    if (![200, 409, 422].includes(answer.status)) return this.failed(name, values, "not-saved");
    const said = await answer.text();
    if (answer.status === 409) {
      this.waits(name, values);
      this.stopped = true; // until the person has chosen
      this.leaving = false;
      return this.notice(said, true);
    }
    this.revision = answer.headers.get("X-Revision") ?? this.revision;
    this.form.dataset.revision = this.revision;
    if (this.form.elements.revision) this.form.elements.revision.value = this.revision; // when it is sent whole
    const slot = this.slot(name);
    if (slot) slot.innerHTML = said;
    this.recovered();
    this.form.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: { name, ok: answer.ok } }));
  }

  /** Not stored yet; unless something newer of the same field waits already. */
  waits(name, values) {
    if (!this.queue.has(name)) this.queue.set(name, values);
  }

  failed(name, values, why) {
    if (this.stopped) return;
    this.waits(name, values);
    this.say(name, "not-saved", "waiting");
    this.notice(text(why));
    clearTimeout(this.retry);
    this.retry = setTimeout(() => { this.retry = 0; this.send(); }, this.delay);
    this.delay = Math.min(this.delay * 2, 30000);
  }

  tryNow() {
    clearTimeout(this.retry);
    this.retry = 0;
    this.send();
  }

  recovered() {
    const wasLost = this.delay > 1000;
    this.delay = 1000;
    clearTimeout(this.retry);
    this.retry = 0;
    if (wasLost && !this.queue.size) this.notice(text("online"), false, "ok");
    else if (!this.stopped && !wasLost) this.notice("");
  }

  forced(event) {
    const button = event.target.closest("[data-autosave-force]");
    if (!button) return;
    this.revision = button.dataset.autosaveForce;
    this.stopped = false;
    this.notice("");
    this.send();
  }

  slot(name) {
    return this.form.querySelector(`[data-state-of="${CSS.escape(name)}"]`);
  }

  say(name, what, kind) {
    const slot = this.slot(name);
    if (!slot) return;
    slot.innerHTML = "";
    const state = document.createElement("span");
    state.className = `state ${kind}`;
    state.textContent = text(what);
    slot.append(state);
  }

  notice(said, isMarkup = false, tone = "soon") {
    const place = this.form.querySelector("[data-autosave-notice]");
    if (!place) return;
    if (isMarkup) place.innerHTML = said;
    else if (place.dataset.said !== said) {
      place.innerHTML = "";
      if (said) {
        const note = document.createElement("p");
        note.className = `note ${tone}`;
        const words = document.createElement("span");
        words.textContent = said;
        note.append(words);
        place.append(note);
      }
    }
    place.dataset.said = isMarkup ? "" : said;
  }
}
