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
// After each save the form fires "saved", for parts that depend on it: hx-trigger="saved from:closest form".
import { text } from "./text.js";

const known = new WeakSet();
const PAUSE = 1200;

export function enhance(root) {
  const forms = root.matches?.("form[data-autosave]") ? [root] : root.querySelectorAll("form[data-autosave]");
  for (const form of forms) {
    if (known.has(form)) continue;
    known.add(form);
    new Autosave(form);
  }
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.revision = form.dataset.revision ?? "0";
    this.queue = new Map(); // name → state of sending
    this.sending = false;
    this.delay = 1000;
    this.timers = new Map();
    form.addEventListener("input", (event) => this.typed(event.target, PAUSE));
    form.addEventListener("change", (event) => this.typed(event.target, 0));
    form.addEventListener("click", (event) => this.forced(event));
    window.addEventListener("online", () => this.send());
    window.addEventListener("beforeunload", (event) => this.isBehind() && !this.leaving && event.preventDefault());
    form.addEventListener("submit", (event) => this.sent(event));
    window.addEventListener("pageshow", () => { this.leaving = false; });
  }

  // The form goes whole and carries every value; but it must stand on the revision that a save under way will make.
  sent(event) {
    this.leaving = true;
    this.timers.forEach(clearTimeout);
    this.timers.clear();
    this.queue.clear();
    if (!this.sending) return;
    event.preventDefault();
    const button = event.submitter;
    this.afterwards = () => this.form.requestSubmit(button);
  }

  isBehind() {
    return this.queue.size > 0 || this.sending || this.timers.size > 0;
  }

  typed(box, pause) {
    const name = box.name;
    if (!name || box.type === "file" || box.type === "hidden" || box.closest("[data-no-autosave]")) return;
    clearTimeout(this.timers.get(name));
    this.timers.set(name, setTimeout(() => {
      this.timers.delete(name);
      this.queue.set(name, true);
      this.send();
    }, pause));
  }

  async send() {
    if (this.sending || this.stopped || !this.queue.size) return;
    const [name] = this.queue.keys();
    this.queue.delete(name);
    this.sending = true;
    this.say(name, "saving", "");
    try {
      const answer = await fetch(this.form.dataset.autosave, { method: "POST", body: this.body(name), headers: this.headers(), credentials: "same-origin" });
      await this.answered(name, answer);
    } catch {
      this.failed(name, navigator.onLine ? "not-saved" : "offline");
    }
    this.sending = false;
    const afterwards = this.afterwards;
    this.afterwards = null;
    if (afterwards && !this.stopped) afterwards();
    else if (!this.retry) this.send();
  }

  body(name) {
    const body = new URLSearchParams({ field: name, revision: this.revision });
    for (const value of new FormData(this.form).getAll(name)) if (typeof value === "string") body.append(name, value);
    return body;
  }

  headers() {
    return { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value ?? "", "X-Requested-With": "autosave" };
  }

  async answered(name, answer) {
    if (answer.redirected || answer.status === 401 || answer.status === 403) return this.failed(name, "sign-in-again");
    if (![200, 409, 422].includes(answer.status)) return this.failed(name, "not-saved");
    const said = await answer.text();
    if (answer.status === 409) {
      this.queue.set(name, true);
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

  failed(name, why) {
    if (!this.queue.has(name)) this.queue.set(name, true);
    this.say(name, "not-saved", "waiting");
    this.notice(text(why));
    clearTimeout(this.retry);
    this.retry = setTimeout(() => { this.retry = 0; this.send(); }, this.delay);
    this.delay = Math.min(this.delay * 2, 30000);
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
